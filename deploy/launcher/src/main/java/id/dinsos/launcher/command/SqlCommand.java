package id.dinsos.launcher.command;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.part.Database;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs SQL of the runbook in the database of a service: the build brings no psql. */
@Command(
        name = "sql",
        description = "run SQL in the database of a service, as its owner",
        mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "<service>", description = "registry, disbursement, case")
    private PartName service = PartName.REGISTRY;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<statements>",
            description = "read from the standard input where they are left out")
    private @Nullable String statements;

    @Option(names = "--admin", description = "as the superuser of the cluster")
    private boolean admin;

    @Override
    public Integer call() throws IOException, SQLException {
        if (!PartName.SERVICES.contains(service)) {
            throw new LaunchException(service + " has no database of its own.");
        }
        Stack stack = Stack.here();
        Database database = admin ? stack.databaseAsAdmin(service) : stack.database(service);
        String sql =
                statements == null
                        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                        : statements;
        try {
            run(database, sql, System.out);
            return 0;
        } catch (SQLException refused) {
            System.err.println(refused.getMessage());
            return 1;
        }
    }

    /** Each result as lines of columns with tabs between them, under a line of their names. */
    static void run(Database database, String sql, PrintStream out) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() >= 0) {
                if (rows) {
                    print(statement.getResultSet(), out);
                } else if (statement.getUpdateCount() > 0) {
                    out.println(statement.getUpdateCount() + " rows");
                }
                rows = statement.getMoreResults();
            }
        }
    }

    private static void print(ResultSet rows, PrintStream out) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        StringJoiner names = new StringJoiner("\t");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
        }
        out.println(names);
        while (rows.next()) {
            StringJoiner line = new StringJoiner("\t");
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                line.add(String.valueOf(rows.getString(i)));
            }
            out.println(line);
        }
    }
}
