package id.dinsos.registry.region;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Regions, for the lists people choose from. */
@Path("/v1/regions")
public class RegionResource {
    private final RegionStore regions;
    private final Caller caller;

    public RegionResource(RegionStore regions, Caller caller) {
        this.regions = regions;
        this.caller = caller;
    }

    /**
     * The districts of a regency, the villages of a district; public knowledge, any token will do.
     *
     * @param on the day they are asked for, today where absent
     */
    @GET
    public Uni<List<RegionAnswer>> below(
            @RestQuery @DefaultValue("35") String parent, @RestQuery @Nullable String on) {
        var unused = caller.actor();
        RegionCode above = Parameters.region("parent", parent);
        return regions.below(above, on == null ? regions.today() : day(on))
                .map(found -> found.stream().map(RegionAnswer::of).toList());
    }

    /** Loads a file of regions: new villages, ends of old ones and who follows them. */
    @PUT
    @Blocking
    @Consumes("text/csv")
    public Uni<Loaded> load(InputStream file) throws IOException {
        caller.require("admin");
        List<RegionLine> lines = RegionFile.read(file);
        List<Region> loaded = lines.stream().map(RegionLine::region).toList();
        return regions.known()
                .invoke(known -> {
                    // A file for one office names what lies above it, too: as it is known already.
                    loaded.stream()
                            .filter(region -> !region.equals(known.get(region.code())))
                            .forEach(this::requireBelow);
                    List<Refusal.FieldError> faults = RegionTree.faults(known, lines);
                    if (!faults.isEmpty()) {
                        throw RegionFileCode.malformed(faults);
                    }
                })
                .flatMap(known -> regions.load(loaded))
                .replaceWith(new Loaded(loaded.size()));
    }

    /** A region is changed from above: nobody renames their own, or somebody else's. */
    private void requireBelow(Region region) {
        RegionCode code = RegionCode.of(region.code());
        RegionCode mine = caller.region();
        if (mine.equals(code) || !mine.covers(code)) {
            throw RefusedException.of(
                    RegionFileCode.REGION_NOT_BELOW_YOURS,
                    "%s does not lie below %s".formatted(code, mine));
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw RefusedException.of(KernelCode.FIELD_INVALID, "on is a day as 2026-01-31");
        }
    }

    /** One region as callers see it. */
    public record RegionAnswer(
            String code,
            String name,
            String level,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            List<String> successors) {
        static RegionAnswer of(Region region) {
            return new RegionAnswer(
                    region.code(),
                    region.name(),
                    region.level().name(),
                    region.from(),
                    region.until(),
                    region.successors());
        }
    }

    /** How many regions a file had. */
    public record Loaded(int regions) {}
}
