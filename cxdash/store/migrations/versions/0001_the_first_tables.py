"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assumption",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("mode", sa.Float(), nullable=False),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("key <> ''", name=op.f("ck_assumption_key_given")),
        sa.CheckConstraint("low <= mode AND mode <= high", name=op.f("ck_assumption_in_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assumption")),
        sa.UniqueConstraint("key", name=op.f("uq_assumption_key")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("table", sa.String(length=40), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "company",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_nb", sa.Text(), nullable=True),
        sa.Column("name_sv", sa.Text(), nullable=True),
        sa.Column("currency", sa.String(length=3), server_default="NOK", nullable=False),
        sa.Column("language", sa.String(length=2), server_default="en", nullable=False),
        sa.Column("audience", sa.String(length=10), server_default="customers", nullable=False),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("purpose_nb", sa.Text(), nullable=True),
        sa.Column("purpose_sv", sa.Text(), nullable=True),
        sa.Column("vision", sa.Text(), nullable=True),
        sa.Column("vision_nb", sa.Text(), nullable=True),
        sa.Column("vision_sv", sa.Text(), nullable=True),
        sa.Column("values", sa.Text(), nullable=True),
        sa.Column("values_nb", sa.Text(), nullable=True),
        sa.Column("values_sv", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("audience IN ('customers', 'users')", name=op.f("ck_company_audience_known")),
        sa.CheckConstraint("id = 1", name=op.f("ck_company_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company")),
    )
    op.create_table(
        "content_version",
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "subject IN ('journey', 'satisfaction', 'ownership', 'economics', 'priorities', 'maturity', 'paths', 'workshop', 'what_if')",
            name=op.f("ck_content_version_subject_known"),
        ),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_content_version")),
    )
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("segment", sa.Text(), server_default="", nullable=False),
        sa.Column("customers_start", sa.Float(), nullable=False),
        sa.Column("customers_new", sa.Float(), nullable=False),
        sa.Column("customers_lost", sa.Float(), nullable=False),
        sa.Column("revenue", sa.Float(), nullable=True),
        sa.Column("gross_margin", sa.Float(), nullable=True),
        sa.Column("prospects", sa.Float(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("month LIKE '____-__'", name=op.f("ck_customers_month_form")),
        sa.CheckConstraint("customers_lost >= 0", name=op.f("ck_customers_customers_lost_not_negative")),
        sa.CheckConstraint("customers_new >= 0", name=op.f("ck_customers_customers_new_not_negative")),
        sa.CheckConstraint("customers_start >= 0", name=op.f("ck_customers_customers_start_not_negative")),
        sa.CheckConstraint("gross_margin BETWEEN 0 AND 1", name=op.f("ck_customers_gross_margin_range")),
        sa.CheckConstraint("prospects >= 0", name=op.f("ck_customers_prospects_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("month", "segment", name=op.f("uq_customers_month_segment")),
    )
    op.create_table(
        "journey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_nb", sa.Text(), nullable=True),
        sa.Column("name_sv", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("key <> ''", name=op.f("ck_journey_key_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journey")),
        sa.UniqueConstraint("key", name=op.f("uq_journey_key")),
    )
    op.create_table(
        "need",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_nb", sa.Text(), nullable=True),
        sa.Column("name_sv", sa.Text(), nullable=True),
        sa.Column("importance", sa.Float(), nullable=True),
        sa.Column("segment", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("key <> ''", name=op.f("ck_need_key_given")),
        sa.CheckConstraint("importance BETWEEN 1 AND 10", name=op.f("ck_need_importance_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
        sa.UniqueConstraint("key", name=op.f("uq_need_key")),
    )
    op.create_table(
        "need_count",
        sa.Column("touchpoint_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("measure", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("month", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("need", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("score", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("w", sa.Float(), nullable=False),
        sa.Column("w2", sa.Float(), nullable=False),
        sa.CheckConstraint("month LIKE '____-__'", name=op.f("ck_need_count_month_form")),
        sa.PrimaryKeyConstraint("touchpoint_id", "measure", "month", "need", "score", name=op.f("pk_need_count")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pair_count",
        sa.Column("touchpoint_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("month", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("segment", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("second", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("w", sa.Float(), nullable=False),
        sa.Column("w2", sa.Float(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('CSAT×EXPECTATION', 'CSAT×RESOLVED', 'touchpoint×relationship')",
            name=op.f("ck_pair_count_kind_known"),
        ),
        sa.CheckConstraint("month LIKE '____-__'", name=op.f("ck_pair_count_month_form")),
        sa.PrimaryKeyConstraint(
            "touchpoint_id", "kind", "month", "segment", "first", "second", name=op.f("pk_pair_count")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "path",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("conversions", sa.Float(), nullable=False),
        sa.Column("non_conversions", sa.Float(), server_default="0", nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("conversions >= 0", name=op.f("ck_path_conversions_not_negative")),
        sa.CheckConstraint("non_conversions >= 0", name=op.f("ck_path_non_conversions_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_path")),
        sa.UniqueConstraint("path", name=op.f("uq_path_path")),
    )
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_nb", sa.Text(), nullable=True),
        sa.Column("name_sv", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("reports_to_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("key <> ''", name=op.f("ck_role_key_given")),
        sa.CheckConstraint("kind IN ('executive', 'function', 'collective')", name=op.f("ck_role_kind_known")),
        sa.CheckConstraint("reports_to_id <> id", name=op.f("ck_role_not_own_boss")),
        sa.ForeignKeyConstraint(
            ["reports_to_id"], ["role.id"], name=op.f("fk_role_reports_to_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("key", name=op.f("uq_role_key")),
    )
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_reports_to_id"), ["reports_to_id"], unique=False)

    op.create_table(
        "score_count",
        sa.Column("touchpoint_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("measure", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("month", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("segment", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("score", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("w", sa.Float(), nullable=False),
        sa.Column("w2", sa.Float(), nullable=False),
        sa.CheckConstraint("month LIKE '____-__'", name=op.f("ck_score_count_month_form")),
        sa.PrimaryKeyConstraint("touchpoint_id", "measure", "month", "segment", "score", name=op.f("pk_score_count")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("score_count", schema=None) as batch_op:
        batch_op.create_index("ix_score_count_segment", ["segment"], unique=False)

    op.create_table(
        "score_count_all",
        sa.Column("touchpoint_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("measure", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("month", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("score", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("w", sa.Float(), nullable=False),
        sa.Column("w2", sa.Float(), nullable=False),
        sa.CheckConstraint("month LIKE '____-__'", name=op.f("ck_score_count_all_month_form")),
        sa.PrimaryKeyConstraint("touchpoint_id", "measure", "month", "score", name=op.f("pk_score_count_all")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer", sa.Text(), nullable=False),
        sa.Column("started", sa.Date(), nullable=True),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.Column("monthly_revenue", sa.Float(), nullable=True),
        sa.Column("segment", sa.Text(), server_default="", nullable=False),
        sa.Column("acquisition_cost", sa.Float(), nullable=True),
        sa.Column("retention_cost", sa.Float(), nullable=True),
        sa.Column("tenure_months", sa.Float(), nullable=True),
        sa.Column("churned", sa.Boolean(), nullable=True),
        sa.CheckConstraint("ended >= started", name=op.f("ck_subscription_dates_in_order")),
        sa.CheckConstraint("tenure_months >= 0", name=op.f("ck_subscription_tenure_months_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription")),
        sa.UniqueConstraint("customer", name=op.f("uq_subscription_customer")),
    )
    op.create_table(
        "survey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_nb", sa.Text(), nullable=True),
        sa.Column("name_sv", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), server_default="", nullable=False),
        sa.Column("mapping", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("key <> ''", name=op.f("ck_survey_key_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
        sa.UniqueConstraint("key", name=op.f("uq_survey_key")),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_nb", sa.Text(), nullable=True),
        sa.Column("title_sv", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("with", sa.Text(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("review", sa.Date(), nullable=True),
        sa.Column("expected_effect", sa.Text(), nullable=True),
        sa.Column("measured_effect", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=10), server_default="open", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("key <> ''", name=op.f("ck_decision_key_given")),
        sa.CheckConstraint("status IN ('open', 'done', 'dropped')", name=op.f("ck_decision_status_known")),
        sa.ForeignKeyConstraint(["owner_id"], ["role.id"], name=op.f("fk_decision_owner_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("key", name=op.f("uq_decision_key")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "spend",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("amount", sa.Float(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.Column("category", sa.String(length=12), server_default="other", nullable=False),
        sa.Column("segment", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "category IN ('people', 'media', 'technology', 'service', 'other')", name=op.f("ck_spend_category_known")
        ),
        sa.CheckConstraint("month LIKE '____-__'", name=op.f("ck_spend_month_form")),
        sa.CheckConstraint(
            "purpose IN ('acquisition', 'retention', 'experience')", name=op.f("ck_spend_purpose_known")
        ),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_spend_role_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spend")),
    )
    with op.batch_alter_table("spend", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_spend_role_id"), ["role_id"], unique=False)

    op.create_table(
        "stage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_nb", sa.Text(), nullable=True),
        sa.Column("name_sv", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("journey_id", sa.Integer(), nullable=True),
        sa.Column("promise", sa.Text(), nullable=True),
        sa.Column("promise_nb", sa.Text(), nullable=True),
        sa.Column("promise_sv", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("key <> ''", name=op.f("ck_stage_key_given")),
        sa.ForeignKeyConstraint(["journey_id"], ["journey.id"], name=op.f("fk_stage_journey_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage")),
        sa.UniqueConstraint("key", name=op.f("uq_stage_key")),
    )
    with op.batch_alter_table("stage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stage_journey_id"), ["journey_id"], unique=False)

    op.create_table(
        "assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("item", sa.String(length=80), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.Column("stage_id", sa.Integer(), nullable=True),
        sa.Column("rater", sa.Text(), server_default="", nullable=False),
        sa.Column("rater_role_id", sa.Integer(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "subject IN ('six_keys', 'mandate', 'accountability', 'handoff')", name=op.f("ck_assessment_subject_known")
        ),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("ck_assessment_score_range")),
        sa.ForeignKeyConstraint(
            ["rater_role_id"], ["role.id"], name=op.f("fk_assessment_rater_role_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_assessment_role_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_assessment_stage_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
    )
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assessment_rater_role_id"), ["rater_role_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assessment_role_id"), ["role_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assessment_stage_id"), ["stage_id"], unique=False)

    op.create_table(
        "kpi",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_nb", sa.Text(), nullable=True),
        sa.Column("name_sv", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("direction", sa.String(length=4), server_default="up", nullable=False),
        sa.Column("target", sa.Float(), nullable=True),
        sa.Column("stage_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("about", sa.String(length=10), server_default="customer", nullable=False),
        sa.Column("kind", sa.String(length=10), server_default="effect", nullable=False),
        sa.Column("level", sa.String(length=10), server_default="function", nullable=False),
        sa.Column("works_against_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("about IN ('customer', 'business')", name=op.f("ck_kpi_about_known")),
        sa.CheckConstraint("direction IN ('up', 'down')", name=op.f("ck_kpi_direction_known")),
        sa.CheckConstraint("key <> ''", name=op.f("ck_kpi_key_given")),
        sa.CheckConstraint("kind IN ('effect', 'efficiency')", name=op.f("ck_kpi_kind_known")),
        sa.CheckConstraint("level IN ('top', 'function')", name=op.f("ck_kpi_level_known")),
        sa.ForeignKeyConstraint(["owner_id"], ["role.id"], name=op.f("fk_kpi_owner_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_kpi_stage_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["works_against_id"], ["kpi.id"], name=op.f("fk_kpi_works_against_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kpi")),
        sa.UniqueConstraint("key", name=op.f("uq_kpi_key")),
    )
    with op.batch_alter_table("kpi", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kpi_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_kpi_stage_id"), ["stage_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_kpi_works_against_id"), ["works_against_id"], unique=False)

    op.create_table(
        "touchpoint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_nb", sa.Text(), nullable=True),
        sa.Column("name_sv", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("contact", sa.String(length=10), server_default="direct", nullable=False),
        sa.Column("delivered_by", sa.Text(), server_default="own", nullable=False),
        sa.Column("promise", sa.Text(), nullable=True),
        sa.Column("promise_nb", sa.Text(), nullable=True),
        sa.Column("promise_sv", sa.Text(), nullable=True),
        sa.Column("need_id", sa.Integer(), nullable=True),
        sa.Column("importance", sa.Float(), nullable=True),
        sa.Column("customers_per_year", sa.Float(), nullable=True),
        sa.Column("hours", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("contact IN ('direct', 'indirect')", name=op.f("ck_touchpoint_contact_known")),
        sa.CheckConstraint("key <> ''", name=op.f("ck_touchpoint_key_given")),
        sa.CheckConstraint("customers_per_year >= 0", name=op.f("ck_touchpoint_customers_per_year_not_negative")),
        sa.CheckConstraint("importance BETWEEN 1 AND 10", name=op.f("ck_touchpoint_importance_range")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_touchpoint_need_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_touchpoint_stage_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_touchpoint")),
        sa.UniqueConstraint("key", name=op.f("uq_touchpoint_key")),
    )
    with op.batch_alter_table("touchpoint", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_touchpoint_need_id"), ["need_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_touchpoint_stage_id"), ["stage_id"], unique=False)

    op.create_table(
        "annoyance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_nb", sa.Text(), nullable=True),
        sa.Column("title_sv", sa.Text(), nullable=True),
        sa.Column("touchpoint_id", sa.Integer(), nullable=False),
        sa.Column("made_at_id", sa.Integer(), nullable=True),
        sa.Column("cause", sa.String(length=20), server_default="other", nullable=False),
        sa.Column("kind", sa.String(length=10), server_default="annoyance", nullable=False),
        sa.Column("customers_per_year", sa.Float(), nullable=False),
        sa.Column("customers_per_year_low", sa.Float(), nullable=True),
        sa.Column("customers_per_year_high", sa.Float(), nullable=True),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("effort", sa.Float(), nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("feasibility", sa.Integer(), nullable=True),
        sa.Column("stops_business", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("found_by", sa.String(length=10), server_default="customer", nullable=False),
        sa.Column("status", sa.String(length=10), server_default="open", nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "cause IN ('overpromise', 'not ready', 'unclear information', 'slow process', 'other')",
            name=op.f("ck_annoyance_cause_known"),
        ),
        sa.CheckConstraint("found_by IN ('customer', 'employee', 'data')", name=op.f("ck_annoyance_found_by_known")),
        sa.CheckConstraint("key <> ''", name=op.f("ck_annoyance_key_given")),
        sa.CheckConstraint("kind IN ('annoyance', 'idea')", name=op.f("ck_annoyance_kind_known")),
        sa.CheckConstraint("status IN ('open', 'doing', 'blocked', 'done')", name=op.f("ck_annoyance_status_known")),
        sa.CheckConstraint("customers_per_year >= 0", name=op.f("ck_annoyance_customers_per_year_not_negative")),
        sa.CheckConstraint("feasibility BETWEEN 1 AND 5", name=op.f("ck_annoyance_feasibility_range")),
        sa.CheckConstraint("severity BETWEEN 1 AND 5", name=op.f("ck_annoyance_severity_range")),
        sa.ForeignKeyConstraint(
            ["made_at_id"], ["touchpoint.id"], name=op.f("fk_annoyance_made_at_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["role.id"], name=op.f("fk_annoyance_owner_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["touchpoint_id"], ["touchpoint.id"], name=op.f("fk_annoyance_touchpoint_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annoyance")),
        sa.UniqueConstraint("key", name=op.f("uq_annoyance_key")),
    )
    with op.batch_alter_table("annoyance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_annoyance_made_at_id"), ["made_at_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_annoyance_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_annoyance_touchpoint_id"), ["touchpoint_id"], unique=False)

    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=True),
        sa.Column("touchpoint_id", sa.Integer(), nullable=True),
        sa.Column("area", sa.String(length=20), nullable=True),
        sa.Column("limit", sa.Text(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("area IN ('voice', 'kpis', 'coherence', 'culture')", name=op.f("ck_assignment_area_known")),
        sa.CheckConstraint(
            "letter <> 'D' OR (stage_id IS NULL AND touchpoint_id IS NULL AND area IS NULL)",
            name=op.f("ck_assignment_driver_whole_journey"),
        ),
        sa.CheckConstraint("letter IN ('A', 'R', 'C', 'I', 'D')", name=op.f("ck_assignment_letter_known")),
        sa.CheckConstraint(
            "(CASE WHEN stage_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN touchpoint_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN area IS NULL THEN 0 ELSE 1 END) <= 1",
            name=op.f("ck_assignment_one_place"),
        ),
        sa.CheckConstraint("valid_to > valid_from", name=op.f("ck_assignment_dates_in_order")),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_assignment_role_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_assignment_stage_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["touchpoint_id"], ["touchpoint.id"], name=op.f("fk_assignment_touchpoint_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_role_id"), ["role_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_stage_id"), ["stage_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_touchpoint_id"), ["touchpoint_id"], unique=False)

    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("respondent", sa.Text(), nullable=False),
        sa.Column("touchpoint_id", sa.Integer(), nullable=True),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_comment_text_given")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_comment_survey_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["touchpoint_id"], ["touchpoint.id"], name=op.f("fk_comment_touchpoint_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comment_touchpoint_id"), ["touchpoint_id"], unique=False)

    op.create_table(
        "kpi_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kpi_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("month LIKE '____-__'", name=op.f("ck_kpi_value_month_form")),
        sa.ForeignKeyConstraint(["kpi_id"], ["kpi.id"], name=op.f("fk_kpi_value_kpi_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kpi_value")),
        sa.UniqueConstraint("kpi_id", "month", name=op.f("uq_kpi_value_kpi_id_month")),
    )
    op.create_table(
        "response",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("respondent", sa.Text(), nullable=False),
        sa.Column("touchpoint_id", sa.Integer(), nullable=True),
        sa.Column("measure", sa.String(length=12), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("segment", sa.Text(), server_default="", nullable=False),
        sa.Column("need", sa.Text(), server_default="", nullable=False),
        sa.Column("weight", sa.Float(), server_default="1", nullable=False),
        sa.Column("count", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "(measure = 'CSAT' AND score BETWEEN 1 AND 5) OR (measure = 'CSAT10' AND score BETWEEN 1 AND 10) OR (measure = 'NPS' AND score BETWEEN 0 AND 10) OR (measure = 'CES' AND score BETWEEN 1 AND 7) OR (measure = 'EXPECTATION' AND score BETWEEN 1 AND 5) OR (measure = 'RESOLVED' AND score BETWEEN 0 AND 1)",
            name=op.f("ck_response_score_on_scale"),
        ),
        sa.CheckConstraint(
            "measure IN ('CSAT', 'CSAT10', 'NPS', 'CES', 'EXPECTATION', 'RESOLVED')",
            name=op.f("ck_response_measure_known"),
        ),
        sa.CheckConstraint("count >= 1", name=op.f("ck_response_count_positive")),
        sa.CheckConstraint("weight > 0", name=op.f("ck_response_weight_positive")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_response_survey_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["touchpoint_id"], ["touchpoint.id"], name=op.f("fk_response_touchpoint_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
    )
    # Identities hold with the whole relationship (no touchpoint) too, so they are indexes of expressions.
    op.create_index(
        "uq_response_identity",
        "response",
        ["survey_id", "respondent", sa.func.coalesce(sa.column("touchpoint_id"), 0), "measure", "date"],
        unique=True,
    )
    op.create_index(
        "uq_comment_identity",
        "comment",
        ["survey_id", "respondent", sa.func.coalesce(sa.column("touchpoint_id"), 0), "date"],
        unique=True,
    )
    op.create_index(
        "uq_spend_identity",
        "spend",
        ["month", "purpose", sa.func.coalesce(sa.column("role_id"), 0), "category", "segment"],
        unique=True,
    )
