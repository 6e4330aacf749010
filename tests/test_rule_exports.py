"""Rules and removals for other programs: the schema of rule files, removals as SARIF."""

import json
import os

import jsonschema
import pytest
import yaml

from chaffinch import Cleaner, pack, rulefile, sarif, schema
from chaffinch.report import dump


def test_sarif_names_a_file_by_its_bytes(chaffinch, tmp_path, own):
    page = tmp_path / os.fsdecode(b"a\xff.txt")
    page.write_text("The mill shop is open!\n")
    chaffinch("clean", page, "--report", tmp_path / "a.report.json", *own)

    done = chaffinch("rules", "sarif", tmp_path)

    assert done.returncode == 0
    assert b'"uri": "a%FF.txt"' in done.stdout


@pytest.mark.parametrize("detail", ["full", "removals"])
def test_sarif_names_each_removal_with_its_rule_and_place(chaffinch, tmp_path, own, detail):
    page, report = tmp_path / "a b.html", tmp_path / "a.report.json"
    page.write_text("<h1>The weir</h1>\n<p>The mill shop is <b>open</b>!</p>\n<p>It is old.</p>")
    chaffinch("clean", page, "--report", report, "--detail", detail, *own)

    done = chaffinch("rules", "sarif", report, "-o", tmp_path / "log.sarif")
    log = json.loads((tmp_path / "log.sarif").read_text())

    assert done.returncode == 0
    (run,) = log["runs"]
    (result,) = run["results"]
    (place,) = result["locations"]
    region = place["physicalLocation"]["region"]
    raw = page.read_text()
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert [one["id"] for one in run["tool"]["driver"]["rules"]] == ["mill/shop"]
    assert result["ruleId"] == "mill/shop"
    assert result["level"] == "note"
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "a%20b.html"}
    assert "shop is" in raw[region["charOffset"] :][: region["charLength"]]
    assert "shop is" in region["snippet"]["text"]


def test_sarif_is_as_its_schema_says_and_the_same_again():
    cleaned = Cleaner().clean("We use cookies.\n\nSign up for our newsletter!\n\nA weir.\n")
    reports = [cleaned.report(), cleaned.report("removals")]

    log = sarif.log(reports)

    jsonschema.validate(log, SARIF)
    assert dump(log) == dump(sarif.log(reports))
    assert len(log["runs"][0]["results"]) == 2 * len(cleaned.edits)


# The parts of the schema of SARIF 2.1.0 (OASIS) that a log of ours uses.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "runs": {
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {"rules": {"uniqueItems": True}},
                            }
                        }
                    },
                    "results": {
                        "items": {
                            "required": ["message", "ruleId", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                                "locations": {
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "properties": {
                                                    "region": {
                                                        "properties": {
                                                            "startLine": {"minimum": 1},
                                                            "startColumn": {"minimum": 1},
                                                            "charOffset": {"minimum": 0},
                                                            "charLength": {"minimum": 0},
                                                        }
                                                    }
                                                }
                                            }
                                        }
                                    }
                                },
                            },
                        }
                    },
                },
            }
        }
    },
}


def test_a_folder_without_reports_makes_no_sarif(chaffinch, pages):
    done = chaffinch("rules", "sarif", pages / "a")

    assert done.returncode == 1
    assert done.stderr == b"0 reports\n"


def test_every_shipped_rule_is_as_the_schema_says(chaffinch):
    printed = json.loads(chaffinch("rules", "schema").stdout)
    validator = jsonschema.Draft202012Validator(printed)
    jsonschema.Draft202012Validator.check_schema(printed)

    wrong = [
        (path.name, error.message)
        for path in rulefile.files(pack.home())
        for error in validator.iter_errors(yaml.load(path.read_bytes(), yaml.CSafeLoader))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("was", "now"),
    [("any:", "many:"), ("status: stable", "status: new"), ("cover: 0.9", "cover: much"),
     ("why:", "whyever:"), ("phrase:", "run:"), ("category: custom", "category: costum")],
)  # fmt: skip
def test_the_schema_finds_what_reading_refuses(own_rules, was, now):
    text = (own_rules / "mill" / "shop.yaml").read_text("utf-8")
    validator = jsonschema.Draft202012Validator(schema.rules())

    assert validator.is_valid(yaml.safe_load(text))
    assert was in text
    assert not validator.is_valid(yaml.safe_load(text.replace(was, now)))


def test_the_schema_in_the_documents_is_what_the_program_prints(chaffinch):
    path = pack.home().parent / "docs" / "rule.schema.json"

    assert chaffinch("rules", "schema").stdout == path.read_bytes(), "run `make docs`"
