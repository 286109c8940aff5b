package id.dinsos.launcher.host;

import java.util.List;

/** The processes of the local stack, in the order in which a full start brings them up. */
public enum PartName {
    POSTGRES("postgres", 15432),
    KAFKA("kafka", 19092),
    REGISTRY("registry", 8081),
    DISBURSEMENT("disbursement", 8082),
    CASE("case", 8083),
    GATEWAY("gateway", 8080),
    CONNECT("connect", 18083),
    ALERTMANAGER("alertmanager", 9093),
    PROMETHEUS("prometheus", 9090);

    /** What a plain start brings up; the others watch it, where somebody asks for them. */
    public static final List<PartName> STACK =
            List.of(POSTGRES, KAFKA, REGISTRY, DISBURSEMENT, CASE, GATEWAY, CONNECT);

    /** The three services that own a database and a connector. */
    public static final List<PartName> SERVICES = List.of(REGISTRY, DISBURSEMENT, CASE);

    private final String label;
    private final int defaultPort;

    PartName(String label, int defaultPort) {
        this.label = label;
        this.defaultPort = defaultPort;
    }

    /** The name in commands, log files and pid files. */
    public String label() {
        return label;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** The environment variable that moves this part to another port. */
    String portVariable() {
        return "DINSOS_PORT_" + name();
    }

    /** The database of a service and the role that owns it; {@code case} is reserved in SQL. */
    public String database() {
        return this == CASE ? "cases" : label;
    }

    @Override
    public String toString() {
        return label;
    }
}
