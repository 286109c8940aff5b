package id.dinsos.launcher.part;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Ports;
import id.dinsos.launcher.secret.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How each part of one stack is run and checked: its state folder, its secrets, its ports. */
public final class Parts {

    private final Home home;
    private final Secrets secrets;
    private final Ports ports;
    private final Databases databases;
    private final Topics topics;
    private final Connectors connectors;
    private @Nullable Path programs;

    public Parts(Home home, Ports ports) {
        this.home = home;
        this.ports = ports;
        this.secrets = Secrets.of(home);
        this.databases = new Databases(secrets, ports);
        this.topics =
                new Topics(
                        home.root().resolve("deploy/kafka/topics.csv"),
                        "localhost:" + ports.of(PartName.KAFKA));
        this.connectors = new Connectors(home, ports.of(PartName.CONNECT));
    }

    public Home home() {
        return home;
    }

    public Ports ports() {
        return ports;
    }

    public Secrets secrets() {
        return secrets;
    }

    public Databases databases() {
        return databases;
    }

    public Connectors connectors() {
        return connectors;
    }

    public Part part(PartName name) {
        return part(name, Set.of());
    }

    /**
     * @param beside what runs beside it: second replicas among them are told to who must know
     */
    public Part part(PartName name, Set<PartName> beside) {
        try {
            return switch (name) {
                case POSTGRES_REGISTRY, POSTGRES_DISBURSEMENT, POSTGRES_CASE ->
                        new PostgresPart(home, secrets, databases, name, ports.of(name))
                                .part(programs());
                case KAFKA -> new KafkaPart(home, secrets, ports, topics).part();
                case REGISTRY, DISBURSEMENT, CASE, REGISTRY_2, DISBURSEMENT_2, CASE_2 ->
                        new ServicePart(home, secrets, ports).service(name);
                case GATEWAY -> new ServicePart(home, secrets, ports).gateway(beside);
                case CONNECT -> new ConnectPart(home, secrets, ports, connectors).part();
                case PROMETHEUS -> new PrometheusPart(home, ports).prometheus(beside);
                case ALERTMANAGER -> new PrometheusPart(home, ports).alertmanager();
            };
        } catch (IOException e) {
            throw new LaunchException("Cannot prepare " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted while preparing " + name, e);
        }
    }

    /**
     * All clusters run the same programs: what takes a second to look through is looked at once.
     */
    private synchronized Path programs() throws IOException {
        Path known = programs;
        if (known == null) {
            Files.createDirectories(home.postgres());
            Files.setPosixFilePermissions(
                    home.postgres(), PosixFilePermissions.fromString("rwxr-xr-x"));
            known = PostgresPrograms.unpackInto(home.postgres());
            programs = known;
        }
        return known;
    }

    /** How to ask a part whether it is well, without being able to start it. */
    public Part.Step check(PartName name) {
        return switch (name) {
            case POSTGRES_REGISTRY, POSTGRES_DISBURSEMENT, POSTGRES_CASE ->
                    () -> databases.check(name.serviceOfCluster());
            case KAFKA -> topics::check;
            case CONNECT -> connectors::check;
            case PROMETHEUS, ALERTMANAGER -> () -> HttpCalls.require(url(name).resolve("/-/ready"));
            case REGISTRY, DISBURSEMENT, CASE, REGISTRY_2, DISBURSEMENT_2, CASE_2, GATEWAY ->
                    () -> HttpCalls.require(url(name).resolve("/q/health/ready"));
        };
    }

    public URI url(PartName name) {
        return URI.create("http://localhost:" + ports.of(name));
    }
}
