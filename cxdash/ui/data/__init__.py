"""The Data page's forms: uploads, survey_wizard (survey_questions, survey_tables), records, editing, exports."""
