package id.dinsos.registry.export;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.registry.region.RegionStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The empty form of a visit to a family, to be printed. */
@Path("/v1/proposals/visit-form.pdf")
public class VisitFormResource {
    private final RegionStore regions;
    private final Caller caller;

    public VisitFormResource(RegionStore regions, Caller caller) {
        this.regions = regions;
        this.caller = caller;
    }

    /**
     * One page, with house and assets; it holds nothing of anybody.
     *
     * @param region whose name stands on it: a village's with its district; the caller's own where
     *     absent
     */
    @GET
    @Blocking
    @Produces("application/pdf")
    public Response blank(@RestQuery @Nullable String region) {
        caller.require("registrar", "officer", "supervisor");
        RegionCode wanted = region == null ? caller.region() : Parameters.region("region", region);
        caller.over(wanted);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VisitFormFile.write(out, ExportHeading.office(wanted.code(), regions::name), place(wanted));
        return Response.ok(out.toByteArray())
                .header("Content-Disposition", "attachment; filename=\"formulir-kunjungan.pdf\"")
                .build();
    }

    private String place(RegionCode wanted) {
        return wanted.level() == Level.VILLAGE
                ? ExportHeading.village(wanted.code(), regions::name)
                : "";
    }
}
