import logging

from cxdash.ballot import logs

FORMAT = '%s - "%s %s HTTP/%s" %d'


def test_requests_for_ballots_are_not_written_down_and_others_are(caplog):
    access = logging.getLogger(logs.ACCESS)
    logs.leave_ballots_out()
    logs.leave_ballots_out()

    with caplog.at_level(logging.INFO, logs.ACCESS):
        for path in ("/b/CDFHJ", "/base/b/CDFHJ/state", "/ready"):
            access.info(FORMAT, "10.0.0.7:1234", "GET", path, "1.1", 200)

    assert [record.args[2] for record in caplog.records] == ["/ready"]
    assert access.filters.count(logs._is_other) == 1
    access.removeFilter(logs._is_other)
