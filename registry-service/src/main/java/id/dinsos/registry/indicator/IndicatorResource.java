package id.dinsos.registry.indicator;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Page;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.registry.indicator.Indicator.Facts;
import id.dinsos.registry.indicator.Indicator.Unit;
import id.dinsos.registry.indicator.IndicatorDecider.Approve;
import id.dinsos.registry.indicator.IndicatorDecider.Enter;
import id.dinsos.registry.indicator.IndicatorDecider.Refuse;
import id.dinsos.registry.indicator.IndicatorStore.IndicatorRow;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Published figures of a regency: entered by one person, in force by another. */
@Path("/v1/indicators")
public class IndicatorResource {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{2,59}");

    private final CommandHandler handler;
    private final Aggregate<IndicatorDecider.Command, Indicator, IndicatorEvent> indicators;
    private final IndicatorStore store;
    private final Pages pages;
    private final HttpServerResponse http;
    private final Caller caller;

    public IndicatorResource(
            CommandHandler handler,
            Aggregate<IndicatorDecider.Command, Indicator, IndicatorEvent> indicators,
            IndicatorStore store,
            Pages pages,
            HttpServerResponse http,
            Caller caller) {
        this.handler = handler;
        this.indicators = indicators;
        this.store = store;
        this.pages = pages;
        this.http = http;
        this.caller = caller;
    }

    @POST
    public Uni<Response> enter(NewIndicator body) {
        caller.require("registrar");
        Facts facts = body.facts();
        return handler.handle(
                        indicators,
                        caller.newId("EnterIndicator"),
                        new Enter(facts, caller.actor()),
                        caller.requestRepeatable(
                                RegionCode.of(facts.region()), "EnterIndicator", body))
                .map(done -> Answers.created("/v1/indicators", done));
    }

    /**
     * What was entered of a regency, decided or not; of each name the newest year first. Where
     * there is more, the answer's {@code Link} with {@code rel="next"} says where it goes on.
     *
     * @param region a regency; the caller's own region where absent
     */
    @GET
    public Uni<List<IndicatorRow>> all(
            @RestQuery @Nullable RegionCode region,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("500") int limit) {
        caller.require("registrar", "officer", "supervisor", "auditor");
        RegionCode regency = region == null ? caller.region() : region;
        caller.over(regency);
        String list = "indicators " + regency;
        int size = Pages.limit(limit);
        return store.of(regency, pages.after(list, cursor), size + 1)
                .map(rows -> pages.page(list, rows, size, IndicatorRow::place))
                .invoke(page -> goesOn(regency, size, page))
                .map(Page::items);
    }

    /** In a header, because the list itself was released as an array. */
    private void goesOn(RegionCode regency, int size, Page<IndicatorRow> page) {
        if (page.next() != null) {
            var unused =
                    http.putHeader(
                            "Link",
                            "</v1/indicators?region=%s&limit=%d&cursor=%s>; rel=\"next\""
                                    .formatted(regency, size, page.next()));
        }
    }

    @POST
    @Path("/{id}/approval")
    public Uni<Response> approve(@RestPath UUID id) {
        caller.require("registrar", "supervisor");
        return decide(id, new Approve(caller.actor()));
    }

    @POST
    @Path("/{id}/refusal")
    public Uni<Response> refuse(@RestPath UUID id, WhyBody body) {
        caller.require("registrar", "supervisor");
        return decide(id, new Refuse(body.checked(), caller.actor()));
    }

    private Uni<Response> decide(UUID id, IndicatorDecider.Command command) {
        return handler.handle(indicators, id, command, caller.request()).map(Answers::changed);
    }

    /** A figure as it stands in its source. */
    public record NewIndicator(
            @Nullable String region,
            @Nullable String name,
            @Nullable Integer year,
            @Nullable Long value,
            @Nullable Unit unit,
            @Nullable String source,
            @Nullable String version) {
        Facts facts() {
            Fields fields = new Fields();
            RegionCode regency = fields.region("/region", region, Level.REGENCY, Level.REGENCY);
            String what = fields.matching("/name", name, NAME, "a name as POVERTY_RATE");
            int when = fields.number("/year", year, 2000, 2100);
            Unit in = fields.required("/unit", unit, Unit.PEOPLE);
            long most = in == Unit.HUNDREDTHS_OF_PERCENT ? 10_000 : 1_000_000_000_000L;
            long much = fields.number("/value", value, 0, most);
            String from = fields.text("/source", source, 3, 200);
            String which = fields.text("/version", version, 1, 40);
            fields.check();
            return new Facts(regency.code(), what, when, much, in, from, which);
        }
    }

    /** Why. */
    public record WhyBody(@Nullable String reason) {
        String checked() {
            Fields fields = new Fields();
            String text = fields.text("/reason", reason, 10, 500);
            fields.check();
            return text;
        }
    }
}
