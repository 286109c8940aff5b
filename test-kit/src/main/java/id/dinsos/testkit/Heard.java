package id.dinsos.testkit;

import java.util.List;

/**
 * What a service says on a topic while a test listens: the outbox is empty at rest, so a trigger
 * writes down what Debezium would read. One listener at a time in a database.
 */
public final class Heard implements AutoCloseable {
    private final TestPostgres.Database database;

    /** Listens in the database of the service under test. */
    public Heard(String topic) {
        database = TestServices.database();
        database.execute(
                """
                create table heard (place bigint generated always as identity, id uuid, key text,
                    payload text);
                create function hear() returns trigger language plpgsql as $$ begin
                    insert into heard (id, key, payload)
                        values (new.id, new.message_key, new.payload);
                    return new;
                end $$;
                create trigger heard before insert on outbox for each row
                    when (new.topic = '%s') execute function hear()
                """
                        .formatted(topic));
    }

    /** The bodies of what was said under keys that begin so, in order. */
    public List<String> bodies(String keys) {
        return column("payload", keys);
    }

    /** The ids of what was said under keys that begin so, in order. */
    public List<String> ids(String keys) {
        return column("id", keys);
    }

    private List<String> column(String name, String keys) {
        return database.column(
                "select %s from heard where starts_with(key, '%s') order by place"
                        .formatted(name, keys));
    }

    @Override
    public void close() {
        database.execute("drop trigger heard on outbox; drop function hear(); drop table heard");
    }
}
