"""Papers of a site that programs read: robots.txt, sitemap, security.txt, the manifest. Each portal has its own."""
