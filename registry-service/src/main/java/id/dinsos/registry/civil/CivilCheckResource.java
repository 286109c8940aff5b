package id.dinsos.registry.civil;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Cursor;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.civil.CivilStore.Counted;
import id.dinsos.registry.civil.CivilStore.Numbered;
import id.dinsos.registry.civil.CivilStore.Order;
import id.dinsos.registry.match.CivilCause;
import id.dinsos.registry.office.ReadLogStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Orders to ask the civil registry about the unmatched of a region, and what came of them. */
@Path("/v1/civil-checks")
public class CivilCheckResource {
    private static final UUID LAST = new UUID(-1, -1);
    private static final int MIN_REASON = 10;
    private static final int MAX_REASON = 500;

    private final CivilStore checks;
    private final CivilJob job;
    private final ReadLogStore reads;
    private final Pages pages;
    private final Caller caller;

    public CivilCheckResource(
            CivilStore checks, CivilJob job, ReadLogStore reads, Pages pages, Caller caller) {
        this.checks = checks;
        this.job = job;
        this.reads = reads;
        this.pages = pages;
        this.caller = caller;
    }

    /** Answers at once; people are asked about in the background, once for an Idempotency-Key. */
    @POST
    public Uni<Response> order(CheckBody body) {
        caller.require("registrar");
        Order order = body.order();
        caller.over(order.region());
        if (!job.isThere(order.way())) {
            throw RefusedException.of(
                    CivilCode.CIVIL_REGISTRY_NOT_CONNECTED,
                    "this office has no connection to the civil registry; exchange files");
        }
        UUID id = caller.newId("OrderCivilCheck");
        return checks.order(id, caller.actor(), order)
                .flatMap(made -> made ? Uni.createFrom().voidItem() : requireSame(id, order))
                .invoke(() -> job.ask(id))
                .map(x ->
                        Response.accepted().location(URI.create("/v1/civil-checks/" + id)).build());
    }

    /**
     * The newest first.
     *
     * @param region any level; the caller's own where absent
     */
    @GET
    public Uni<Page> list(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit) {
        caller.require("registrar", "officer", "auditor");
        RegionCode wanted = region == null ? caller.region() : Parameters.region("region", region);
        caller.over(wanted);
        int size = Pages.limit(limit);
        String name = "civil-checks " + wanted;
        Cursor after = pages.after(name, cursor);
        Instant before = after.isStart() ? null : Instant.parse(after.text(0, ""));
        return checks.page(wanted, before, after.uuid(1, LAST), size + 1)
                .map(found -> {
                    Pages.Page<CivilCheck> page =
                            pages.page(
                                    name,
                                    found,
                                    size,
                                    last -> Pages.place(last.requestedAt().toInstant(), last.id()));
                    return new Page(
                            page.items().stream()
                                    .map(one -> CheckAnswer.of(one, List.of()))
                                    .toList(),
                            page.next());
                });
    }

    /** How far it is: how many questions have come to which outcome. */
    @GET
    @Path("/{id}")
    public Uni<CheckAnswer> get(@RestPath UUID id) {
        caller.require("registrar", "officer", "auditor");
        return readable(id)
                .flatMap(check -> checks.counts(id).map(counts -> CheckAnswer.of(check, counts)));
    }

    /** Answers, and questions, that have not become results, for somebody to look at. */
    @GET
    @Path("/{id}/findings")
    public Uni<FindingPage> findings(
            @RestPath UUID id,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit) {
        caller.require("registrar", "officer", "auditor");
        int size = Pages.limit(limit);
        String name = "civil-findings " + id;
        Cursor after = pages.after(name, cursor);
        return readable(id)
                .flatMap(check -> checks.findings(id, after.number(0, 0), size + 1))
                .map(found -> {
                    Pages.Page<Numbered> page =
                            pages.page(name, found, size, last -> Pages.place(last.seq()));
                    return new FindingPage(
                            page.items().stream().map(Numbered::finding).toList(), page.next());
                });
    }

    /** Who has fetched the file of questions, the newest first. */
    @GET
    @Path("/{id}/reads")
    public Uni<List<ReadLogStore.Read>> reads(@RestPath UUID id) {
        caller.require("auditor");
        return readable(id).flatMap(check -> reads.of(id, null));
    }

    /** Asks no more; what was taken stays. */
    @POST
    @Path("/{id}/cancellation")
    public Uni<CheckAnswer> cancel(@RestPath UUID id) {
        caller.require("registrar");
        return readable(id)
                .flatMap(check -> checks.cancel(id))
                .flatMap(ended -> {
                    if (!ended) {
                        throw RefusedException.of(
                                CivilCode.CIVIL_CHECK_OVER, "it has come to its end already");
                    }
                    return get(id);
                });
    }

    private Uni<Void> requireSame(UUID id, Order order) {
        return checks.find(id)
                .invoke(before -> {
                    if (before.isEmpty() || !isSame(before.get(), order)) {
                        throw RefusedException.of(
                                KernelCode.IDEMPOTENCY_KEY_REUSED,
                                "this Idempotency-Key was used for another check");
                    }
                })
                .replaceWithVoid();
    }

    private static boolean isSame(CivilCheck check, Order order) {
        return order.equals(new Order(check.region(), check.way(), check.causes(), check.reason()));
    }

    private Uni<CivilCheck> readable(UUID id) {
        return checks.find(id)
                .map(found ->
                        found.filter(check -> caller.covers(check.region().code()))
                                .orElseThrow(() ->
                                        RefusedException.of(
                                                CivilCode.CIVIL_CHECK_UNKNOWN,
                                                "there is no such check")));
    }

    /**
     * What is to be checked.
     *
     * @param region a regency, or less of one
     * @param causes whom of the backlog it is about; all who can be asked about where absent
     */
    public record CheckBody(
            @Nullable String region,
            @Nullable CivilWay way,
            @Nullable List<@Nullable CivilCause> causes,
            @Nullable String reason) {
        private static final List<CivilCause> ALL =
                Stream.of(CivilCause.values()).filter(CivilCause::isAskable).toList();

        Order order() {
            Fields fields = new Fields();
            RegionCode where = fields.region("/region", region, Level.REGENCY, Level.VILLAGE);
            CivilWay how = fields.required("/way", way, CivilWay.FILE);
            List<CivilCause> whom =
                    fields.list(
                            "/causes",
                            causes,
                            0,
                            ALL.size(),
                            (at, cause) -> {
                                at.expect(cause.isAskable(), "", "nobody can be asked about so");
                                return cause;
                            });
            String why = fields.text("/reason", reason, MIN_REASON, MAX_REASON);
            fields.check();
            return new Order(
                    where,
                    how,
                    whom.isEmpty() ? ALL : whom.stream().distinct().sorted().toList(),
                    why);
        }
    }

    /**
     * A check as it stands.
     *
     * @param questions how many people it is about
     * @param outcomes how many have come to what; empty in lists
     * @param trouble why the registry could not be asked last; null where it could
     * @param notBefore until when it is left alone
     * @param requestFile where the file of questions is, while it is there
     */
    public record CheckAnswer(
            UUID id,
            String region,
            CivilWay way,
            List<CivilCause> causes,
            String reason,
            String actor,
            String state,
            int questions,
            List<Counted> outcomes,
            @Nullable String trouble,
            @Nullable OffsetDateTime notBefore,
            OffsetDateTime requestedAt,
            @Nullable OffsetDateTime sentAt,
            @Nullable OffsetDateTime finishedAt,
            @Nullable String requestFile) {
        static CheckAnswer of(CivilCheck check, List<Counted> outcomes) {
            boolean there = check.state() == CivilCheck.State.SENT && !check.dropped();
            return new CheckAnswer(
                    check.id(),
                    check.region().code(),
                    check.way(),
                    check.causes(),
                    check.reason(),
                    check.actor(),
                    check.state().name(),
                    check.questions(),
                    outcomes,
                    check.trouble(),
                    check.notBefore(),
                    check.requestedAt(),
                    check.sentAt(),
                    check.finishedAt(),
                    there ? "/v1/civil-checks/" + check.id() + "/request-file" : null);
        }
    }

    /** A page; {@code next} is null on the last one. */
    public record Page(List<CheckAnswer> items, @Nullable String next) {}

    /** A page; {@code next} is null on the last one. */
    public record FindingPage(List<CivilFinding> items, @Nullable String next) {}
}
