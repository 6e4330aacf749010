"""The commands for rules: list them, try them, begin one, write their page."""

import shutil

import pytest

from chaffinch import pack
from chaffinch.stages import BY_NAME


def test_rules_list_names_every_shipped_rule_of_a_family(chaffinch):
    rows = chaffinch("rules", "list", "ad").stdout.decode().splitlines()

    names = sorted(path.stem for path in (pack.home() / "ad").glob("*.yaml"))
    assert [row.split("\t")[0] for row in rows] == [f"ad/{name}" for name in names]


def test_rules_list_a_family_of_a_folder_and_an_unknown_one(chaffinch, own_rules):
    known = chaffinch("rules", "list", "mill", "--rules", own_rules)
    unknown = chaffinch("rules", "list", "mil/shop", "--rules", own_rules)

    assert known.stdout == b"mill/shop\tcustom.mill\tphrase\tThe shop of the mill.\n"
    assert unknown.returncode == 1
    assert b"did you mean 'mill/shop'?" in unknown.stderr


def test_rules_check_tells_a_good_rule_from_a_wrong_one(chaffinch, own_rules):
    path = own_rules / "mill" / "shop.yaml"

    good = chaffinch("rules", "check", "--rules", own_rules)
    path.write_text(path.read_text("utf-8").replace("A mill.", "The mill shop is open"), "utf-8")
    wrong = chaffinch("rules", "check", path)

    assert (good.returncode, good.stderr) == (0, b"1 rule, 0 examples wrong\n")
    assert wrong.returncode == 1
    assert b"got     [-The mill shop is open-]" in wrong.stdout


def test_rules_check_tells_a_broken_file_with_its_line(chaffinch, own_rules):
    path = own_rules / "mill" / "shop.yaml"
    path.write_text(path.read_text("utf-8").replace("any:", "many:"), "utf-8")

    done = chaffinch("rules", "check", "--rules", own_rules)

    assert done.returncode == 1
    assert b"shop.yaml:6: unknown setting 'many'; did you mean 'any'?" in done.stderr


@pytest.mark.parametrize("stage", BY_NAME)
def test_rules_new_writes_a_file_that_can_be_read(chaffinch, tmp_path, stage):
    done = chaffinch("rules", "new", "promo/mine", "--stage", stage, "--rules", tmp_path)
    read = chaffinch("rules", "list", "--rules", tmp_path)

    assert done.stdout.decode() == f"{tmp_path / 'promo' / 'mine.yaml'}\n"
    assert read.stdout.startswith(b"promo/mine\tpromo.newsletter\t")


@pytest.mark.parametrize(
    "name", ["mill/shop", "mine", "../mine/out", "mill/", "{folder}/away/out"]
)
def test_rules_new_writes_over_nothing_and_nowhere_else(chaffinch, own_rules, tmp_path, name):
    before = sorted(tmp_path.rglob("*"))
    wanted = name.format(folder=tmp_path)

    done = chaffinch("rules", "new", wanted, "--rules", own_rules)

    assert done.returncode == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_rules_docs_describes_a_users_own_rules(chaffinch, own_rules):
    page = chaffinch("rules", "docs", "--rules", own_rules).stdout.decode()

    assert "### mill/shop\n\nThe shop of the mill.  It sells flour" in page
    assert "    [-The mill shop is open!-]" in page


def test_checking_shipped_rules_needs_no_name(chaffinch, tmp_path):
    shutil.copytree(pack.home() / "ad", tmp_path / "rules" / "ad")

    done = chaffinch("rules", "check", "--rules", tmp_path / "rules")

    assert done.returncode == 0
    assert done.stderr.endswith(b" rules, 0 examples wrong\n")
