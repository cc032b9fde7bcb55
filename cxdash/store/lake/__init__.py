"""Single answers outside the database, where the setting answers_url says so: in files of columns, with a catalogue in
PostgreSQL (DuckLake). All else stays in the store, and what is not committed there is seen by nobody.

table: which parts of the files hold answers of the store; engine: the connection to both; reading: questions about
single answers; writing: parts written, written anew and swept.
"""
