"""The Data page's forms: uploads, survey_wizard, records, editing, exports."""
