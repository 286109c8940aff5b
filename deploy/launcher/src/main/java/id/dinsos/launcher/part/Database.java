package id.dinsos.launcher.part;

/** How to reach one database of the local stack over JDBC. */
public record Database(String jdbcUrl, String user, String password) {

    /** Without the password, so that it can be printed. */
    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
