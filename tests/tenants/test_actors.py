from tenants.access import can


def test_a_partner_reads_what_is_for_partners(alice, in_waterkant):
    assert can(alice, "map_entry_partners.read")


def test_a_visitor_does_not(anonymous, in_waterkant):
    assert not can(anonymous, "map_entry_partners.read")


def test_unknown_means_no(marit, in_waterkant):
    assert not can(marit, "rockets.launch")
