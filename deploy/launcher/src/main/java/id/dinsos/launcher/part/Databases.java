package id.dinsos.launcher.part;

import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Ports;
import id.dinsos.launcher.secret.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The databases of the three services, each in a cluster of its own, and the roles that own them.
 */
public final class Databases {

    static final String ADMIN = "postgres";

    private final Secrets secrets;
    private final Ports ports;

    Databases(Secrets secrets, Ports ports) {
        this.secrets = secrets;
        this.ports = ports;
    }

    public Database of(PartName service) {
        return new Database(
                url(service, service.database()), service.database(), secrets.password(service));
    }

    public Database asAdmin(PartName service) {
        return new Database(url(service, service.database()), ADMIN, secrets.adminPassword());
    }

    /** Returns when the service's server answers a query, throws while it does not. */
    void check(PartName service) throws SQLException {
        try (Connection connection = connect(service);
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    /** Makes what is missing; nothing on a cluster that has it all. */
    void create(PartName service) throws SQLException {
        try (Connection connection = connect(service);
                Statement statement = connection.createStatement()) {
            String name = service.database();
            if (!exists(statement, "select from pg_roles where rolname = '" + name + "'")) {
                // Generated passwords are base64 for URLs: nothing in them needs quoting.
                statement.execute(
                        "create role %s login replication password '%s'"
                                .formatted(name, secrets.password(service)));
            }
            if (!exists(statement, "select from pg_database where datname = '" + name + "'")) {
                statement.execute("create database %s owner %s".formatted(name, name));
            }
            statement.execute("revoke all on database %s from public".formatted(name));
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Connection connect(PartName service) throws SQLException {
        return DriverManager.getConnection(
                url(service, ADMIN) + "?connectTimeout=2&socketTimeout=30",
                ADMIN,
                secrets.adminPassword());
    }

    private String url(PartName service, String database) {
        return "jdbc:postgresql://localhost:" + ports.of(service.cluster()) + "/" + database;
    }
}
