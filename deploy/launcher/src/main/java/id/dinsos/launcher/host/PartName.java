package id.dinsos.launcher.host;

import java.util.List;

/** The processes of the local stack, in the order in which a full start brings them up. */
public enum PartName {
    POSTGRES_REGISTRY("postgres-registry", 15432),
    POSTGRES_DISBURSEMENT("postgres-disbursement", 15433),
    POSTGRES_CASE("postgres-case", 15434),
    KAFKA("kafka", 19092),
    REGISTRY("registry", 8081),
    DISBURSEMENT("disbursement", 8082),
    CASE("case", 8083),
    REGISTRY_2("registry-2", 8091),
    DISBURSEMENT_2("disbursement-2", 8092),
    CASE_2("case-2", 8093),
    GATEWAY("gateway", 8080),
    CONNECT("connect", 18083),
    ALERTMANAGER("alertmanager", 9093),
    PROMETHEUS("prometheus", 9090);

    /** What a plain start brings up; the others watch it, where somebody asks for them. */
    public static final List<PartName> STACK =
            List.of(
                    POSTGRES_REGISTRY,
                    POSTGRES_DISBURSEMENT,
                    POSTGRES_CASE,
                    KAFKA,
                    REGISTRY,
                    DISBURSEMENT,
                    CASE,
                    GATEWAY,
                    CONNECT);

    /** The three services that own a database and a connector. */
    public static final List<PartName> SERVICES = List.of(REGISTRY, DISBURSEMENT, CASE);

    /** A second replica of each, where somebody asks for them, in the same order. */
    public static final List<PartName> SECONDS = List.of(REGISTRY_2, DISBURSEMENT_2, CASE_2);

    /** Their PostgreSQL clusters, in the same order. */
    public static final List<PartName> DATABASES =
            List.of(POSTGRES_REGISTRY, POSTGRES_DISBURSEMENT, POSTGRES_CASE);

    private final String label;
    private final int defaultPort;

    PartName(String label, int defaultPort) {
        this.label = label;
        this.defaultPort = defaultPort;
    }

    /**
     * The part with this label.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static PartName labelled(String label) {
        for (PartName part : values()) {
            if (part.label.equals(label)) {
                return part;
            }
        }
        throw new IllegalArgumentException("no part is called " + label);
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

    /** The service whose second replica this is, or the part itself. */
    public PartName service() {
        int second = SECONDS.indexOf(this);
        return second < 0 ? this : SERVICES.get(second);
    }

    /** The second replica of a service. */
    public PartName second() {
        return SECONDS.get(SERVICES.indexOf(this));
    }

    /** The PostgreSQL cluster of a service. */
    public PartName cluster() {
        return DATABASES.get(SERVICES.indexOf(this));
    }

    /** The service whose PostgreSQL cluster this is. */
    public PartName serviceOfCluster() {
        return SERVICES.get(DATABASES.indexOf(this));
    }

    @Override
    public String toString() {
        return label;
    }
}
