package id.dinsos.registry.privacy;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Page;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.privacy.ErasureList.Entry;
import id.dinsos.registry.privacy.PrivacyStore.Listed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who was erased: to look at, to keep beside the backups, and to bring back after a restore. */
@Path("/v1/erasures")
public class ErasureListResource {
    private static final String NAME = "erasures";

    private final PrivacyStore erasures;
    private final ErasureList list;
    private final ErasureJob job;
    private final Pages pages;
    private final OfficeDay days;
    private final Caller caller;

    public ErasureListResource(
            PrivacyStore erasures,
            ErasureList list,
            ErasureJob job,
            Pages pages,
            OfficeDay days,
            Caller caller) {
        this.erasures = erasures;
        this.list = list;
        this.job = job;
        this.pages = pages;
        this.days = days;
        this.caller = caller;
    }

    @GET
    public Uni<Page<Listed>> page(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("100") int limit) {
        caller.require("registrar", "supervisor", "auditor");
        int size = Pages.limit(limit);
        UUID after = pages.after(NAME, cursor).uuid();
        return erasures.page(caller.region().code(), after, size + 1)
                .map(found -> pages.page(NAME, found, size, one -> Pages.place(one.personId())));
    }

    /** As a file: ids, days and a seal for each line, so that none can be added by hand. */
    @GET
    @Path("/file")
    @APIResponse(
            responseCode = "200",
            description = "One line for each erasure, sealed.",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<Response> file() {
        caller.require("supervisor", "auditor");
        String region = caller.region().code();
        return lines(region, null, new ArrayList<>(List.of(ErasureList.HEADER)))
                .map(lines ->
                        Response.ok(String.join("\n", lines) + "\n", "text/csv")
                                .header(
                                        "Content-Disposition",
                                        "attachment; filename=\"erasures.csv\"")
                                .header("Cache-Control", "no-store")
                                .build());
    }

    private Uni<List<String>> lines(String region, @Nullable UUID after, List<String> lines) {
        return erasures.page(region, after, Pages.MAX)
                .flatMap(found -> {
                    found.stream()
                            .filter(one ->
                                    one.state().equals("ORDERED") || one.state().equals("DONE"))
                            .forEach(one -> lines.add(list.line(one.entry(days.zone()))));
                    return found.size() < Pages.MAX
                            ? Uni.createFrom().item(lines)
                            : lines(region, found.getLast().personId(), lines);
                });
    }

    /**
     * Erases again whomever the list names, in this service and, by message, in the others: after
     * any of them was restored. Whoever is on it was decided over by two people once.
     */
    @POST
    @Path("/replay")
    @Consumes("text/csv")
    public Uni<Replayed> replay(@Nullable String file) {
        caller.require("supervisor");
        List<Entry> entries = list.read(file == null ? "" : file);
        return erasures.replay(entries)
                .invoke(() -> entries.forEach(one -> job.ask(one.personId())))
                .replaceWith(new Replayed(entries.size()));
    }

    /** How many are erased again. */
    public record Replayed(int persons) {}
}
