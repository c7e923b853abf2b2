"""Measure how well finding works on judged questions, in the database in use; leaves nothing behind."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.evaluation.catalogue import UnreadableFile, read_catalogue
from search.evaluation.running import Styles, evaluate


class Command(BaseCommand):
    help = "Builds a throw-away index of a catalogue, asks the judged questions and prints the measures per style."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--catalogue", type=Path, required=True, help="JSON Lines: id, title, keywords, summary, body"
        )
        parser.add_argument("--queries", type=Path, required=True, help="JSON Lines: style, q, rel (grade by id), tag")
        parser.add_argument("--json", action="store_true", help="print the measures as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            styles = evaluate(read_catalogue(options["catalogue"]), options["queries"])
        except UnreadableFile as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps({"styles": styles}) if options["json"] else _table(styles))


def _table(styles: Styles) -> str:
    columns = ("n", "ndcg@10", "mrr@10", "recall@10", "zero", "share")
    lines = [f"{'style':<10}" + "".join(f"{column:>11}" for column in columns)]
    lines += [f"{style:<10}" + "".join(f"{row[column]:>11}" for column in columns) for style, row in styles.items()]
    return "\n".join(lines)
