"""Write votes anew in the order of their keys, so that where a row stands does not tell when it came."""

from sqlalchemy import Connection, delete, insert, select

from cxdash.store.workshop_tables import ballot, receipt

KEYS = {ballot: ("question_id", "round", "voter"), receipt: ("question_id", "round", "words")}


def in_order_of_keys(connection: Connection, question: int) -> None:
    """Write the ballots and the receipts of a question anew, each in the order of its own keys.

    On PostgreSQL they all have the same transaction from then on, by which a ballot could be found beside the receipt
    that came with it.
    """
    for table, keys in KEYS.items():
        of_it = table.c.question_id == question
        ordered = select(table).where(of_it).order_by(*(table.c[key] for key in keys))
        rows = [dict(row) for row in connection.execute(ordered).mappings()]
        connection.execute(delete(table).where(of_it))
        if rows:
            connection.execute(insert(table), rows)


def all_in_order_of_keys(connection: Connection) -> None:
    """Write all ballots and receipts anew in the order of their keys.

    On PostgreSQL into files of their own: rows written over, which stay in the old ones for a while, go with them.
    """
    is_file = connection.dialect.name == "sqlite"
    if not is_file:
        names = ", ".join(table.name for table in KEYS)
        connection.exec_driver_sql(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
    for table, keys in KEYS.items():
        ordered = select(table).order_by(*(table.c[key] for key in keys))
        rows = [dict(row) for row in connection.execute(ordered).mappings()]
        if is_file:
            connection.execute(delete(table))
        else:
            connection.exec_driver_sql(f"TRUNCATE {table.name}")
        if rows:
            connection.execute(insert(table), rows)
