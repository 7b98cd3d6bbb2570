"""All checks together."""

from kpi.intake.checks import CHECKS


def test_the_checks_have_codes_of_their_own_and_a_severity() -> None:
    codes = [check.CODE for check in CHECKS]
    assert sorted(codes) == sorted(set(codes))
    assert {check.SEVERITY for check in CHECKS} == {"warning", "note"}
    assert codes == [check.__name__.removeprefix("kpi.intake.checks.") for check in CHECKS]
