"""Workshops: agendas, questions, and votes that nobody can be recognised by."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SUBJECTS = (
    "subject IN ('journey', 'satisfaction', 'ownership', 'economics', 'priorities', 'maturity', 'paths', 'workshop',"
    " 'what_if', 'ballots')"
)
KINDS = (
    "kind IN ('owner_today', 'owner_should', 'guess', 'mandate', 'six_keys', 'credit', 'annoyance', 'assumption',"
    " 'last_talk', 'free')"
)
OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    with op.batch_alter_table("content_version") as table:
        table.drop_constraint(op.f("ck_content_version_subject_known"), type_="check")
        # else SQLite's rebuilt table would write this default in another way
        table.alter_column("version", existing_type=sa.Integer(), server_default="0", existing_nullable=False)
        table.create_check_constraint(op.f("ck_content_version_subject_known"), SUBJECTS)
    _make_workshop()
    _make_agenda()
    _make_votes()


def _make_workshop() -> None:
    op.create_table(
        "workshop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("seats", sa.Integer(), server_default="0", nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="prepared", nullable=False),
        sa.Column("turn", sa.Integer(), server_default="0", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("key <> ''", name=op.f("ck_workshop_key_given")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_workshop_name_given")),
        sa.CheckConstraint("seats >= 0", name=op.f("ck_workshop_seats_not_negative")),
        sa.CheckConstraint("state IN ('prepared', 'open', 'closed')", name=op.f("ck_workshop_state_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop")),
        sa.UniqueConstraint("code", name=op.f("uq_workshop_code")),
        sa.UniqueConstraint("key", name=op.f("uq_workshop_key")),
    )
    op.create_table(
        "workshop_secret",
        _of("workshop", autoincrement=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        _refers("workshop_secret", "workshop"),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_workshop_secret")),
    )


def _make_agenda() -> None:
    op.create_table(
        "workshop_step",
        sa.Column("id", sa.Integer(), nullable=False),
        _of("workshop"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_workshop_step_minutes_not_negative")),
        _refers("workshop_step", "workshop"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop_step")),
    )
    op.create_index(op.f("ix_workshop_step_workshop_id"), "workshop_step", ["workshop_id"], unique=False)
    texts = {"about": sa.String(length=12), "subject": sa.String(length=80), "subject_name": sa.Text(), "wording": sa.Text()}
    op.create_table(
        "workshop_question",
        sa.Column("id", sa.Integer(), nullable=False),
        _of("workshop"),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        *(sa.Column(name, kind, server_default="", nullable=False) for name, kind in texts.items()),
        sa.Column("choices", sa.Text(), server_default="[]", nullable=False),
        sa.Column("scale", sa.String(length=20), server_default="", nullable=False),
        sa.Column("strict", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="waiting", nullable=False),
        sa.Column("round", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_workshop_question_kind_known")),
        sa.CheckConstraint(
            "about IN ('', 'stage', 'touchpoint', 'role', 'assumption')", name=op.f("ck_workshop_question_about_known")
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'open', 'closed', 'revealed')", name=op.f("ck_workshop_question_state_known")
        ),
        sa.CheckConstraint("round >= 1", name=op.f("ck_workshop_question_round_positive")),
        _refers("workshop_question", "workshop"),
        _refers("workshop_question", "workshop_step", "step_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop_question")),
        sa.UniqueConstraint("step_id", name=op.f("uq_workshop_question_step_id")),
    )
    op.create_index(op.f("ix_workshop_question_workshop_id"), "workshop_question", ["workshop_id"], unique=False)
    op.create_index(
        "uq_workshop_question_open",
        "workshop_question",
        ["workshop_id"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def _make_votes() -> None:
    for table, key, more in (
        ("ballot", "voter", [sa.Column("answer", sa.Text(), nullable=False)]),
        ("receipt", "words", []),
    ):
        op.create_table(
            table,
            _of("question", autoincrement=False),
            sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
            sa.Column(key, sa.String(length=64) if key == "voter" else sa.Text(), nullable=False),
            *more,
            _refers(table, "workshop_question", "question_id"),
            sa.PrimaryKeyConstraint("question_id", "round", key, name=op.f(f"pk_{table}")),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "slip",
        _of("workshop", autoincrement=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        _refers("slip", "workshop"),
        sa.PrimaryKeyConstraint("workshop_id", "hash", name=op.f("pk_slip")),
        sqlite_with_rowid=False,
    )


def _of(table: str, **more: bool) -> sa.Column:
    return sa.Column(f"{table}_id", sa.Integer(), nullable=False, **more)


def _refers(table: str, other: str, column: str = "") -> sa.ForeignKeyConstraint:
    column = column or f"{other}_id"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")
