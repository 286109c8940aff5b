package id.dinsos.local;

import java.io.IOException;
import java.net.URI;

/** How each part of one stack is run and checked: its state folder, its secrets, its ports. */
final class Parts {

    private final Home home;
    private final Secrets secrets;
    private final Ports ports;
    private final Databases databases;
    private final Topics topics;
    private final Connectors connectors;

    Parts(Home home, Ports ports) {
        this.home = home;
        this.ports = ports;
        this.secrets = Secrets.loadOrCreate(home);
        this.databases = new Databases(secrets, ports.of(PartName.POSTGRES));
        this.topics = new Topics("localhost:" + ports.of(PartName.KAFKA));
        this.connectors = new Connectors(home, ports.of(PartName.CONNECT));
    }

    Home home() {
        return home;
    }

    Ports ports() {
        return ports;
    }

    Secrets secrets() {
        return secrets;
    }

    Databases databases() {
        return databases;
    }

    Connectors connectors() {
        return connectors;
    }

    Part part(PartName name) {
        try {
            return switch (name) {
                case POSTGRES -> new PostgresPart(home, secrets, databases, ports.of(name)).part();
                case KAFKA -> new KafkaPart(home, secrets, ports, topics).part();
                case REGISTRY, DISBURSEMENT, CASE ->
                        new ServicePart(home, secrets, ports).service(name);
                case GATEWAY -> new ServicePart(home, secrets, ports).gateway();
                case CONNECT -> new ConnectPart(home, secrets, ports, connectors).part();
            };
        } catch (IOException e) {
            throw new LaunchException("Cannot prepare " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted while preparing " + name, e);
        }
    }

    /** How to ask a part whether it is well, without being able to start it. */
    Part.Step check(PartName name) {
        return switch (name) {
            case POSTGRES -> databases::check;
            case KAFKA -> topics::check;
            case CONNECT -> connectors::check;
            case REGISTRY, DISBURSEMENT, CASE, GATEWAY ->
                    () -> HttpCalls.require(url(name).resolve("/q/health/ready"));
        };
    }

    URI url(PartName name) {
        return URI.create("http://localhost:" + ports.of(name));
    }
}
