import re

from sqlalchemy import select

from cxdash.ballot import elements, page
from cxdash.ballot.routes import HEADERS
from cxdash.domain.messages import Name
from cxdash.domain.people import admin
from cxdash.domain.workshop.questions import About, Kind, Question
from cxdash.store.problems import StoreError
from cxdash.store.read import workshop as stored
from cxdash.store.workshop_tables import ballot
from cxdash.store.write.workshop import closing, running, voting
from tests.ballot.phones import Phone, server, told
from tests.company import COMPANY, take
from tests.room import ANNOYANCE, CREDIT, FREE, GUESS, KEYS, LAST_TALK, LEAVERS, MANDATE, OWNER, Room, held

ANSWERS = [
    (OWNER, {"choice": "CIO"}, {}),
    (GUESS, {"number": "3,4"}, {"number": "3.4"}),
    (MANDATE, {f"item.{code}": "4" for code in MANDATE.items}, {}),
    (KEYS, {f"item.{code}": "2" for code in KEYS.items}, {}),
    (CREDIT, {"item.CEO": "100", "item.CIO": ""}, {"item.CIO": "0"}),
    (ANNOYANCE, {"choice": "queue"}, {}),
    (LEAVERS, {"low": "3", "mode": "6", "high": "11,5"}, {"high": "11.5"}),
    (LAST_TALK, {"choice": "never"}, {}),
    (FREE, {"choice": "tea"}, {}),
]
"""A question of every kind, how it is answered, and what is shown otherwise than it was typed."""

WRONG = [
    (OWNER, {"choice": "CFO"}, "Choose one of the answers"),
    (OWNER, {}, "Choose one of the answers"),
    (GUESS, {"number": "6"}, "Give a number from 1 to 5"),
    (KEYS, {"item.insight": "3"}, "Rate every line from 1 to 5"),
    (CREDIT, {"item.CEO": "70", "item.CIO": "20"}, "The points make 90"),
    (LEAVERS, {"low": "9", "mode": "6", "high": "11"}, "Low comes first"),
]


SENT = {
    **{"nb-NO,nb;q=0.9,en;q=0.8": "nb", "no": "nb", "nn-NO": "nb", "de-DE,de;q=0.9,sv;q=0.5,en;q=0.4": "sv"},
    **{"sv;q=0.2,en;q=0.3": "en", "en;q=0,nb;q=0.1": "nb", "fr": "en", "": "en", ";;q=,,*;q=x": "en"},
}
"""What phones send, and the language that they are spoken to in."""

STRANGE = ["XXXXX", "AAAAA", "%00", "..", "' or 1=1", "%F0%9F%98%80", "C" * 500, "%ED%A0%80"]


def opened(store, *questions, **named) -> Room:
    room = held(store, *questions, **named)
    room.open(room.questions[0])
    return room


def ballots(room: Room) -> list[str]:
    with room.engine.connect() as connection:
        return [row.answer for row in connection.execute(select(ballot).order_by(ballot.c.answer))]


def filled(page: str) -> dict[str, str]:
    """Return what is filled in and chosen in a page's form."""
    chosen = re.findall(r'name="([\w.]+)" value="([^"]*)" checked=""', page)
    return dict(chosen + re.findall(r'name="([\w.]+)" value="([^"]+)" type="text"', page))


class TestVoting:
    def test_every_kind_is_answered_by_its_form_and_shown_again_as_it_was_answered(self, served_by_either):
        room = held(served_by_either, *(question for question, *_ in ANSWERS))
        phone, shown = Phone(server(), room.now.code), []
        for number, (_, given, _) in zip(room.questions, ANSWERS, strict=True):
            room.open(number)
            answer = phone.send(phone.form(), **given)
            assert (answer.status_code, answer.headers["location"]) == (303, f"{room.now.code}?lang=en")
            shown.append(phone.look())
            room.close(number)

        assert [page for page in shown if "Your vote is in." not in told(page)] == []
        assert [filled(page) for page in shown] == [{**given, **again} for _, given, again in ANSWERS]
        assert len(ballots(room)) == len(ANSWERS)

    def test_a_wrong_answer_is_refused_with_a_sentence_and_what_was_typed_stays(self, served):
        room = held(served, *(question for question, *_ in WRONG))
        phone, answers = Phone(server(), room.now.code), []
        for number, (_, given, _) in zip(room.questions, WRONG, strict=True):
            room.open(number)
            answers.append(phone.send(phone.form(), **given))
            room.close(number)

        assert {answer.status_code for answer in answers} == {422}
        assert [
            fault for answer, (*_, fault) in zip(answers, WRONG, strict=True) if fault not in told(answer.text)
        ] == []
        typed = [{name: text for name, text in given.items() if text != "CFO"} for _, given, _ in WRONG]
        assert [filled(answer.text) for answer in answers] == typed
        assert [answer for answer in answers if "Change my vote" in answer.text] == []
        assert ballots(room) == []

    def test_who_does_not_vote_says_so_whatever_else_is_in_the_form(self, served):
        room = opened(served, CREDIT)
        phone = Phone(server(), room.now.code)

        phone.vote(item__CEO="3", abstain="1")

        assert ballots(room) == [""]
        assert "<title>You don't vote on this question. You can change that until voting ends. Who " in phone.look()
        assert "You don't vote on this question." in told(phone.look())

    def test_a_vote_can_be_changed_until_voting_ends_and_counts_once(self, served_by_either):
        room = opened(served_by_either, OWNER)
        anna, bo = Phone(server(), room.now.code), Phone(server(), room.now.code)

        anna.vote(choice="CEO")
        bo.vote(choice="CEO")
        anna.vote(choice="CIO")

        assert ballots(room) == ['"CEO"', '"CIO"']

    def test_the_receipt_is_that_of_the_minutes_and_stays_on_the_phone(self, served):
        room = opened(served, OWNER, FREE)
        phone = Phone(server(), room.now.code)

        phone.vote(choice="CEO")
        first = re.search(r"Your receipt: (\w+ \w+ \w+ \w+)", told(phone.look()))[1]
        room.close(room.questions[0])
        waiting = told(phone.look())
        room.open(room.questions[1])
        phone.vote(choice="tea")
        closing.close(served, admin("kari"), room.key)

        minutes = [words for given in room.read(stored.receipts, room.key).values() for words in given]
        over = told(phone.look())
        assert (
            f"Your receipts Look for them in the minutes: each shows that a vote of yours counted. {first}" in waiting
        )
        assert "The workshop is over." in over
        assert [words for words in minutes if words not in over] == []
        assert first in minutes

    def test_a_second_vote_begins_afresh_and_the_first_stays(self, served):
        room = opened(served, OWNER)
        phone = Phone(server(), room.now.code)
        phone.vote(choice="CEO")
        room.close(room.questions[0])
        room.again(room.questions[0])

        shown = phone.look()
        phone.vote(choice="CIO")

        assert "Vote 2 on this question." in told(shown)
        assert ' checked=""' not in shown
        assert ballots(room) == ['"CEO"', '"CIO"']

    def test_strict_questions_need_a_slip_which_is_one_voter_on_every_phone(self, served_by_either):
        room = held(served_by_either, Question(Kind.FREE, choices=FREE.choices, strict=True))
        room.open(room.questions[0])
        slip = voting.make_slips(served_by_either, admin("kari"), room.key, 1)[0]
        first, second = Phone(server(), room.now.code), Phone(server(), room.now.code)

        without = first.vote(choice="tea")
        first.vote(choice="tea", slip=slip.lower())
        second.vote(choice="coffee", slip=f"{slip[:4]} {slip[4:]}")

        assert "Type the code on your slip." in told(without.text)
        assert ballots(room) == ['"coffee"']
        assert 'value="coffee" checked' in first.look()
        assert f'name="slip" value="{slip}"' in first.look()

    def test_a_slip_that_is_photographed_need_not_be_typed(self, served):
        room = held(served, Question(Kind.FREE, choices=FREE.choices, strict=True))
        room.open(room.questions[0])

        shown = Phone(server(), room.now.code).look("?slip=CDFH3479")

        assert 'name="slip" value="CDFH3479"' in shown


class TestWhatDoesNotVote:
    def test_looking_does_not_vote_however_it_is_done(self, served):
        room = opened(served, OWNER)
        phone = Phone(server(), room.now.code)
        fields = phone.form() | {"choice": "CEO"}

        asked = [
            phone.line.get(phone.path, params=fields),
            phone.line.head(phone.path, params=fields),
            phone.line.get(f"{phone.path}/state", params=fields),
            phone.line.request("GET", phone.path, data=fields),
        ]
        others = [phone.line.request(method, phone.path, data=fields) for method in ("PUT", "DELETE", "PATCH")]

        assert [answer.status_code for answer in asked] == [200] * 4
        assert [answer.status_code for answer in others] == [405] * 3
        assert ballots(room) == []

    def test_a_forged_form_does_not_vote(self, served_by_either):
        room = opened(served_by_either, OWNER)
        phone = Phone(server(), room.now.code)
        fields, forged = phone.form() | {"choice": "CEO"}, ["", "0", "f" * 32, "9" * 40, "\0", "æ", "²"]

        answers = [phone.send(fields | {name: text}) for name in ("token", "question", "round") for text in forged]

        assert {answer.status_code for answer in answers} == {422}
        assert ballots(room) == []

    def test_a_form_of_another_phone_or_another_workshop_does_not_vote(self, served):
        room, elsewhere = opened(served, OWNER), opened(served, OWNER, name="Autumn")
        phone, other = Phone(server(), room.now.code), Phone(server(), room.now.code)
        abroad = Phone(server(), elsewhere.now.code)
        taken = phone.form() | {"choice": "CEO"}

        answers = [other.send(taken), abroad.send(taken)]

        assert [answer.status_code for answer in answers] == [422, 422]
        assert ballots(room) == []

    def test_a_form_does_not_vote_again_once_its_round_is_over(self, served):
        room = opened(served, OWNER)
        phone = Phone(server(), room.now.code)
        taken = phone.form() | {"choice": "CEO"}
        phone.send(taken)
        room.close(room.questions[0])
        running.vote_again(served, admin("kari"), room.key, room.questions[0])

        answer = phone.send(taken)

        assert answer.status_code == 422
        assert "Voting on this question is over. Look at what is asked now." in told(answer.text)
        assert ballots(room) == ['"CEO"']

    def test_who_comes_too_late_is_told_so_on_the_page_of_what_goes_on_now(self, served):
        room = opened(served, OWNER, FREE)
        phone = Phone(server(), room.now.code)
        late = phone.form() | {"choice": "CEO"}
        room.close(room.questions[0])

        nothing = phone.send(late)
        room.open(room.questions[1])
        another = phone.send(late)

        assert "Voting on this question is over." in told(nothing.text)
        assert "Nothing is asked at the moment." in told(nothing.text)
        assert "Tea or coffee?" in told(another.text)
        assert ballots(room) == []

    def test_a_phone_without_cookies_is_told_and_votes_by_the_form_it_gets_then(self, served):
        room = opened(served, OWNER)
        phone = Phone(server(), room.now.code)
        fields = phone.form()
        phone.line.cookies.clear()

        answer = phone.send(fields, choice="CIO")

        assert "This form is not yours or too old." in told(answer.text)
        assert 'value="CIO" checked' in answer.text
        assert ballots(room) == []


class TestWaiting:
    def test_what_a_phone_follows_is_another_whenever_something_else_is_asked(self, served_by_either):
        room = held(served_by_either, OWNER, FREE)
        phone, seen = Phone(server(), room.now.code), []
        first = room.questions[0]
        for act in (lambda: None, *(lambda go=go: go(first) for go in (room.open, room.close, room.again, room.close))):
            act()
            seen.append(phone.state())
            assert f'data-state="{seen[-1]}"' in phone.look()

        assert seen == ["0.0.prepared", f"{first}.1.open", "0.0.open", f"{first}.2.open", "0.0.open"]

    def test_raised_hands_that_are_typed_in_leave_a_half_filled_form_alone(self, served):
        room = opened(served, OWNER)
        phone = Phone(server(), room.now.code)
        before = phone.state()

        voting.raise_hands(served, admin("kari"), room.key, room.questions[0], [({"choice": "CEO"}, 3)])

        assert phone.state() == before

    def test_pages_work_by_a_link_without_a_script(self, served):
        room = held(served, OWNER)
        phone = Phone(server(), room.now.code)

        assert f'<a href="{room.now.code}" class="button">See what is asked now</a>' in phone.look()

    def test_no_page_loads_itself_again_by_a_header_or_a_tag(self, served):
        room = opened(served, CREDIT)

        shown = Phone(server(), room.now.code).line.get(f"/b/{room.now.code}")

        assert "refresh" not in shown.text.lower()
        assert "refresh" not in shown.headers


class TestWords:
    def test_a_phone_is_spoken_to_in_its_own_language(self, served):
        room = opened(served, OWNER)
        buttons = {"en": "Vote", "nb": "Stem", "sv": "Rösta"}

        shown = {sent: Phone(server(), room.now.code, sent).look() for sent in SENT}

        assert {sent: re.search('<html lang="(..)">', page)[1] for sent, page in shown.items()} == SENT
        said = {sent: re.search('<button class="first">(.*?)</button>', page)[1] for sent, page in shown.items()}
        assert said == {sent: buttons[language] for sent, language in SENT.items()}

    def test_the_link_says_another_and_names_are_in_it_too(self, served):
        room = opened(served, OWNER)

        shown = told(Phone(server(), room.now.code, "en").look("?lang=nb"))

        assert shown.startswith("Hvem eier Bruke i dag? Velg ett svar. Chief executive IT-direktør Alle Ingen Vet ikke")

    def test_a_public_body_asks_of_users_in_its_own_language_and_money_where_a_phone_speaks_none_of_ours(self, served):
        body = [["name", "currency", "language", "audience"], ["Etaten", "EUR", "nb", "users"]]
        take(served, {**COMPANY, "company": body})
        room = held(served, GUESS, Question(Kind.ASSUMPTION, About.ASSUMPTION, "cost_per_contact"))
        guess, cost = room.questions
        phone, seen = Phone(server(), room.now.code, "fi"), []
        room.open(guess)
        seen.append(told(phone.look()))
        take(served, {**COMPANY, "company": [body[0], ["Etaten", "EUR", "sv", "customers"]]})
        seen.append(told(phone.look()))
        room.close(guess)
        room.open(cost)
        seen.append(told(phone.look()))

        assert seen[0].startswith("Hvilken score gir brukerne Use?")
        assert seen[1].startswith("Vilket betyg ger kunderna Use?")
        assert "Lågt € per kontakt" in seen[2]

    def test_names_are_shown_as_they_are_written_and_never_run(self, served):
        evil = "<script>alert(1)</script>\"'&"
        room = opened(served, Question(Kind.FREE, wording=evil, choices=(Name('"><b>', evil), Name("b", "B"))))
        phone = Phone(server(), room.now.code)

        shown = phone.look()
        phone.vote(choice='"><b>')

        assert shown.count("<script>") == 1
        assert "alert(1)</script>" not in shown
        assert told(shown).count(evil) == 1 + 1
        assert ballots(room) == ['"\\"><b>"']


class TestDoors:
    def test_another_code_is_none(self, served):
        opened(served, OWNER)
        phone = Phone(server(), "")

        answers = [phone.line.request(how, f"/b/{code}") for code in STRANGE for how in ("GET", "POST", "HEAD")]

        assert {answer.status_code for answer in answers} == {404}
        assert [answer for answer in answers if "set-cookie" in answer.headers] == []

    def test_a_code_may_be_typed_in_small_letters_with_blanks(self, served):
        room = opened(served, OWNER)
        code = room.now.code

        Phone(server(), f"{code[:2]} {code[2:]}".lower()).vote(choice="CEO")

        assert ballots(room) == ['"CEO"']

    def test_a_door_for_one_workshop_knows_no_other(self, served):
        room, other = opened(served, OWNER), opened(served, OWNER, name="Autumn")

        assert Phone(server(room.now.code), room.now.code).state() == f"{room.questions[0]}.1.open"
        assert Phone(server(room.now.code), other.now.code).line.get(f"/b/{other.now.code}").status_code == 404

    def test_what_is_larger_than_any_answer_is_refused_unread(self, served):
        room = opened(served, OWNER)
        phone = Phone(server(), room.now.code)
        fields = phone.form() | {"choice": "CEO"}

        large = phone.send(fields, more="x" * 70_000)
        many = phone.send(fields, **{f"field{number}": "1" for number in range(300)})

        assert [large.status_code, many.status_code] == [413, 413]
        assert ballots(room) == []

    def test_a_body_that_is_no_form_does_not_vote(self, served):
        room = opened(served, OWNER)
        phone = Phone(server(), room.now.code)
        phone.look()
        kinds, body = ("application/json", "multipart/form-data; boundary=x"), b'{"choice": "CEO"}\xff\xfe%zz&=&;'

        answers = [phone.line.post(phone.path, content=body, headers={"content-type": kind}) for kind in kinds]

        assert [answer.status_code for answer in answers] == [422, 422]
        assert ballots(room) == []

    def test_every_page_brings_a_policy_that_lets_its_own_script_in_and_nothing_else(self, served):
        room = opened(served, OWNER)
        phone = Phone(server(), room.now.code)
        policy = elements.header(page.STYLE, page.SCRIPTS)

        answers = [phone.line.get(phone.path), phone.vote(choice="none"), phone.line.get("/b/CCCCC")]

        assert [{name: answer.headers[name] for name in HEADERS} for answer in answers] == [HEADERS] * 3
        assert {answer.headers["content-security-policy"] for answer in answers} == {policy}
        assert "unsafe" not in policy
        script = re.search(r"<script>(.*?)</script>", answers[0].text, re.DOTALL)[1]
        style = re.search(r"<style>(.*?)</style>", answers[0].text, re.DOTALL)[1]
        assert elements._hash(script) in policy
        assert elements._hash(style) in policy
        assert re.findall(r'\s(?:style|on\w+|src)="', answers[0].text) == []

    def test_the_device_is_a_cookie_that_scripts_cannot_read_and_links_from_a_chat_keep(self, served):
        room = opened(served, OWNER)

        plain = Phone(server(), room.now.code).line.get(f"/b/{room.now.code}").headers["set-cookie"]
        secure = Phone(server(), room.now.code, secure=True).line.get(f"/b/{room.now.code}").headers["set-cookie"]

        fixed = r"ballot_\w{5}=[\w-]{32}; HttpOnly; Max-Age=172800; Path=/; SameSite=lax"
        assert re.fullmatch(fixed, plain)
        assert re.fullmatch(f"{fixed}; Secure", secure)

    def test_a_cookie_that_is_none_of_ours_makes_a_new_device(self, served):
        room = opened(served, OWNER)
        name, line = f"ballot_{room.now.code}", Phone(server(), room.now.code).line
        strange = ["x", "a" * 33, "é" * 32, "a" * 31 + "\\", '"' + "a" * 31 + '"']

        given = [
            line.get(f"/b/{room.now.code}", headers={"cookie": f"{name}={cookie}".encode()}).headers["set-cookie"]
            for cookie in strange
        ]

        assert [text for cookie, text in zip(strange, given, strict=True) if f"={cookie};" in text] == []
        assert len(set(given)) == len(strange)

    def test_a_store_that_is_gone_is_said_without_its_name(self, served, monkeypatch):
        room = opened(served, OWNER)
        phone = Phone(server(), room.now.code)
        fields = phone.form()
        monkeypatch.setattr(voting, "vote", gone)

        vote = phone.send(fields, choice="CEO")

        assert vote.status_code == 503
        assert "Your vote was not kept." in told(vote.text)
        assert "/somewhere" not in vote.text


def gone(*_given, **_named):
    raise StoreError("/somewhere is gone")
