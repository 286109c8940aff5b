package id.dinsos.registry.version;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Page;
import id.dinsos.eventstore.rules.Guarded;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.version.Difference.District;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a version changes, by district and household by household; no personal data. */
@Path("/v1/registry-versions/{id}")
public class VersionDiffResource {
    private static final List<String> COLUMNS =
            List.of(
                    "kecamatan",
                    "masuk",
                    "keluar",
                    "desil_turun",
                    "desil_naik",
                    "desil_1_4_sebelum",
                    "desil_1_4_sesudah",
                    "anggota_berubah",
                    "sembako_masuk",
                    "sembako_keluar",
                    "pkh_masuk",
                    "pkh_keluar",
                    "belum_terdaftar",
                    "tidak_di_sini",
                    "baris_salah");

    private final VersionStore versions;
    private final ChangeStore changes;
    private final Pages pages;
    private final Caller caller;

    public VersionDiffResource(
            VersionStore versions, ChangeStore changes, Pages pages, Caller caller) {
        this.versions = versions;
        this.changes = changes;
        this.pages = pages;
        this.caller = caller;
    }

    /** The difference by district, and its sum. */
    @GET
    @Path("/diff")
    public Uni<Diff> diff(@RestPath UUID id) {
        return found(id);
    }

    /** As a table, with its mark and semicolons as every table of ours. */
    @GET
    @Path("/diff.csv")
    @APIResponse(
            responseCode = "200",
            description = "One line for each district.",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<Response> diffTable(@RestPath UUID id) {
        return found(id)
                .map(diff ->
                        Response.ok(csv(diff), "text/csv; charset=utf-8")
                                .header(
                                        "Content-Disposition",
                                        "attachment; filename=\"versi-%s.csv\""
                                                .formatted(diff.number()))
                                .header("Cache-Control", "no-store")
                                .build());
    }

    /** A page of the households in which it differs, and what has come of each. */
    @GET
    @Path("/changes")
    public Uni<Page<Difference.Household>> changes(
            @RestPath UUID id,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit) {
        caller.require("registrar", "auditor");
        int size = Pages.limit(limit);
        String name = "version changes " + id;
        UUID after = pages.after(name, cursor).uuid();
        return versions.of(id, caller)
                .flatMap(x -> changes.list(id, after, size + 1))
                .map(found -> pages.page(name, found, size, one -> Pages.place(one.householdId())));
    }

    private Uni<Diff> found(UUID id) {
        caller.require("registrar", "auditor");
        return versions.of(id, caller)
                .invoke(found -> {
                    if (found.version().counts() == null) {
                        throw RefusedException.of(
                                VersionCode.VERSION_NOT_COMPARED,
                                "it is " + found.version().state());
                    }
                })
                .flatMap(found ->
                        changes.districts(id)
                                .map(districts ->
                                        new Diff(
                                                id,
                                                found.version().facts().number(),
                                                districts.stream()
                                                        .reduce(District.NONE, District::plus),
                                                districts)));
    }

    private static String csv(Diff diff) {
        StringWriter text = new StringWriter().append(TextFile.MARK);
        try (CsvWriter writer = CsvWriter.builder().fieldSeparator(';').build(text)) {
            writer.writeRecord(COLUMNS);
            for (District one : diff.districts()) {
                writer.writeRecord(cells(one));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> cells(District one) {
        return Stream.concat(
                        Stream.of(Guarded.csv(one.district())),
                        Stream.of(
                                        one.entered(),
                                        one.left(),
                                        one.poorer(),
                                        one.better(),
                                        one.poorBefore(),
                                        one.poorAfter(),
                                        one.membersChanged(),
                                        one.sembakoJoined(),
                                        one.sembakoLeft(),
                                        one.pkhJoined(),
                                        one.pkhLeft(),
                                        one.notOnRecord(),
                                        one.notHere(),
                                        one.faulty())
                                .map(String::valueOf))
                .toList();
    }

    /** What a version changes of what stood when it was compared. */
    public record Diff(UUID id, String number, District total, List<District> districts) {
        public Diff {
            districts = List.copyOf(districts);
        }
    }
}
