package id.dinsos.registry.version;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.version.VersionStore.Found;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/**
 * How each household would stand whose record a version changes, as a table for the service that
 * pays: it says what money that moves. Ids, ranks and lists; no personal data.
 */
@Path("/v1/registry-versions/{id}/changes.csv")
public class VersionTableResource {
    private static final int AT_ONCE = 5_000;
    private static final String HEADER = "keluarga;desil;persentil;sembako;pkh\n";

    private final VersionStore versions;
    private final ChangeStore changes;
    private final Caller caller;

    public VersionTableResource(VersionStore versions, ChangeStore changes, Caller caller) {
        this.versions = versions;
        this.changes = changes;
        this.caller = caller;
    }

    @GET
    @Blocking
    public Response table(@RestPath UUID id) {
        caller.require("registrar", "auditor");
        Found found = await(versions.of(id, caller));
        if (found.version().counts() == null) {
            throw RefusedException.of(
                    VersionCode.VERSION_NOT_COMPARED, "it is " + found.version().state());
        }
        StreamingOutput body =
                out -> {
                    var text =
                            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                    text.write(HEADER);
                    List<Difference.Household> some =
                            await(changes.record(id, new UUID(0, 0), AT_ONCE));
                    while (!some.isEmpty()) {
                        for (Difference.Household one : some) {
                            text.write(line(one));
                        }
                        some = await(changes.record(id, some.getLast().householdId(), AT_ONCE));
                    }
                    text.flush();
                };
        return Response.ok(body, "text/csv; charset=utf-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"perubahan-%s.csv\""
                                .formatted(found.version().facts().number()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static String line(Difference.Household one) {
        return "%s;%d;%d;%s;%s\n"
                .formatted(
                        one.householdId(),
                        one.decileAfter(),
                        one.percentileAfter(),
                        word(one.sembakoAfter()),
                        word(one.pkhAfter()));
    }

    private static String word(boolean listed) {
        return listed ? "YA" : "TIDAK";
    }
}
