package id.dinsos.launcher.part;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Ports;
import id.dinsos.launcher.secret.Secrets;
import id.dinsos.launcher.secret.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A service or the gateway: the Quarkus application its module built, told where its world is. */
public final class ServicePart {

    private final Home home;
    private final Secrets secrets;
    private final Ports ports;

    ServicePart(Home home, Secrets secrets, Ports ports) {
        this.home = home;
        this.secrets = secrets;
        this.ports = ports;
    }

    /** One replica of a service; what it works on is the service's, whichever it is. */
    Part service(PartName replica) {
        PartName name = replica.service();
        String database = name.database();
        String address = "localhost:" + ports.of(name.cluster()) + "/" + database;
        Path files = home.files(name);
        Map<String, String> environment = common(replica);
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + address);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://" + address);
        environment.put("QUARKUS_DATASOURCE_USERNAME", database);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.password(name));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.of(PartName.KAFKA));
        environment.put("DINSOS_MASTER_KEY", secrets.masterKey(name));
        environment.put("DINSOS_HASH_KEY", secrets.hashKey(name));
        environment.put("DINSOS_TOPIC_KEY", secrets.topicKey());
        environment.put("DINSOS_MATCH_KEY", secrets.matchKey());
        environment.put("DINSOS_PUBLIC_URL", url(PartName.GATEWAY));
        environment.put("DINSOS_FILES", files.toString());
        environment.put("DINSOS_DISK_DATABASE", home.cluster(name).toString());
        if (name == PartName.REGISTRY) {
            // Nobody listens there until a demo opens its civil registry.
            environment.put("DINSOS_CIVIL_URL", "http://localhost:" + ports.of(Ports.Extra.CIVIL));
            environment.put("DINSOS_CIVIL_RETRY_AFTER", "PT1S");
        }
        if (name == PartName.DISBURSEMENT) {
            // One service tells of the broker for all.
            environment.put("DINSOS_DISK_KAFKA", home.kafka().toString());
            // Nobody listens there until a demo opens its banks; then they are asked at once.
            environment.put("DINSOS_RAIL_URL", "http://localhost:" + ports.of(Ports.Extra.RAIL));
            environment.put("DINSOS_RAIL_ASK_EVERY", "PT1S");
            environment.put("DINSOS_RAIL_GRACE", "PT5S");
            environment.put("DINSOS_RAIL_PATIENCE", "PT10S");
            // The banks of this checkout's own stack take pain.001; one beside it is measured with
            // our own form, as ever.
            if (home.equals(Home.find())) {
                Path forms = home.root().resolve("deploy/iso-bank-files.json");
                environment.put("DINSOS_BANK_FILES", forms.toString());
            }
        }
        Set<PartName> after = EnumSet.of(name.cluster(), PartName.KAFKA);
        if (replica != name) {
            // The first makes the tables.
            after.add(name);
        }
        return part(replica, after, environment).preparedBy(() -> makeFolder(files));
    }

    Part gateway(Set<PartName> beside) {
        Map<String, String> environment = common(PartName.GATEWAY);
        Set<PartName> after = EnumSet.copyOf(PartName.SERVICES);
        for (PartName service : PartName.SERVICES) {
            String urls = url(service);
            if (beside.contains(service.second())) {
                urls += "," + url(service.second());
                after.add(service.second());
            }
            environment.put("DINSOS_" + service.name() + "_URL", urls);
        }
        return part(PartName.GATEWAY, after, environment);
    }

    private Map<String, String> common(PartName name) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "localhost");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(name)));
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", secrets.jwks().toUri().toString());
        environment.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
        return environment;
    }

    private Part part(PartName name, Set<PartName> after, Map<String, String> environment) {
        URI ready = URI.create(url(name) + "/q/health/ready");
        return new Part(
                name,
                after,
                JavaCommand.jar(jar(home, name)),
                environment,
                () -> HttpCalls.require(ready));
    }

    /** What the module of a service or of the gateway has built. */
    public static Path jar(Home home, PartName name) {
        String module = name == PartName.GATEWAY ? "gateway" : name.service().label() + "-service";
        return home.root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private String url(PartName name) {
        return "http://localhost:" + ports.of(name);
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }
}
