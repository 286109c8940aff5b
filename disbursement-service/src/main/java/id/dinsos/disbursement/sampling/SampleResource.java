package id.dinsos.disbursement.sampling;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.accountability.SheetFile;
import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.beneficiary.Payee;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunStore;
import id.dinsos.disbursement.sampling.Sample.Drawn;
import id.dinsos.disbursement.sampling.SampleBodies.AnswerBody;
import id.dinsos.disbursement.sampling.SampleBodies.DrawBody;
import id.dinsos.disbursement.sampling.SampleEvent.Chosen;
import id.dinsos.disbursement.sampling.SampleEvent.FamilyAnswer;
import id.dinsos.disbursement.sampling.SampleEvent.Plan;
import id.dinsos.disbursement.sampling.SampleEvent.Risk;
import id.dinsos.disbursement.sampling.SampleEvent.SampleDrawn;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Verification by sample: drawn, asked, and what follows by village. */
@Path("/v1/verification-samples")
@RunOnVirtualThread
public class SampleResource {
    private static final String LIST = "verification-samples";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> NAMES =
            List.of(
                    "of",
                    "chosen",
                    "asked",
                    "received",
                    "received_permille",
                    "received_from",
                    "received_to",
                    "kept",
                    "kept_permille",
                    "kept_from",
                    "kept_to",
                    "kept_rupiah",
                    "asked_of_goods",
                    "poor_goods",
                    "goods_percent");

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final RunStore runs;
    private final SampleStore samples;
    private final GoodsTakenStore goods;
    private final BeneficiaryStore beneficiaries;
    private final Views views;
    private final Pages pages;
    private final Zones zones;

    public SampleResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            RunStore runs,
            SampleStore samples,
            GoodsTakenStore goods,
            BeneficiaryStore beneficiaries,
            Views views,
            Pages pages,
            Zones zones) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.runs = runs;
        this.samples = samples;
        this.goods = goods;
        this.beneficiaries = beneficiaries;
        this.views = views;
        this.pages = pages;
        this.zones = zones;
    }

    /** Of those who were paid or have goods; the same plan again is the sample that was drawn. */
    @POST
    public Response draw(DrawBody body) {
        caller.require("preparer");
        RunPlan run = Await.await(runs.get(body.runId(), caller)).run().plan();
        String region = Objects.requireNonNullElse(body.region(), run.owner());
        Request request = caller.requestOnce(RegionCode.of(run.owner()), "sample", body);
        var unused = Await.await(views.upToDate("ledger", PATIENCE));
        List<Chosen> paid =
                run.terms().benefit().paysMoney()
                        ? Await.await(samples.paid(body.runId(), region))
                        : goods.families(run, region);
        Plan plan =
                new Plan(
                        body.runId(),
                        run.owner(),
                        region,
                        Objects.requireNonNull(body.size()),
                        Objects.requireNonNull(body.seed()),
                        Objects.requireNonNull(body.riskyPercent()));
        SampleDrawn draw =
                new SampleDrawn(plan, paid.size(), SampleDraw.of(plan, paid), caller.actor());
        return Answers.created(
                "/v1/verification-samples",
                Await.await(
                        handler.handle(
                                SampleDecider.SAMPLE,
                                Sample.idOf(plan),
                                new SampleCommand.Draw(draw),
                                request)));
    }

    @GET
    public Pages.Page<SampleStore.Listed> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        readers();
        RegionCode mine = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(mine);
        int size = Pages.limit(limit);
        UUID after = pages.after(LIST, cursor).uuid();
        var unused = Await.await(views.upToDate("ledger", PATIENCE));
        return pages.page(
                LIST,
                Await.await(samples.page(mine.code(), after, size + 1)),
                size,
                one -> Pages.place(one.id()));
    }

    /** Who is to be asked, and what they said; of the name only its first letters. */
    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") UUID id) {
        readers();
        var stream = Await.await(store.load(id));
        Drawn sample = drawn(stream.fold(SampleDecider.SAMPLE.decider()));
        List<Chosen> chosen = sample.draw().chosen();
        Map<UUID, Payee> payees =
                Await.await(beneficiaries.payees(chosen.stream().map(Chosen::payee).toList()));
        List<Family> families = new ArrayList<>();
        for (Chosen one : chosen) {
            Payee payee = payees.get(one.payee());
            families.add(
                    new Family(
                            one.beneficiary(),
                            payee == null ? "" : masked(payee.name()),
                            one.village(),
                            one.risk(),
                            one.amountRupiah(),
                            sample.answers().get(one.beneficiary())));
        }
        return Answers.found(
                new SampleAnswer(id, sample.draw().plan(), sample.draw().population(), families),
                stream.version());
    }

    /** Once for each family. */
    @POST
    @Path("/{id}/families/{beneficiary}/answer")
    public Response answer(
            @PathParam("id") UUID id, @PathParam("beneficiary") UUID who, AnswerBody body) {
        caller.require("preparer", "officer");
        body.noReason();
        Request request = caller.request();
        FamilyAnswer answer = body.answer(zones.day(caller.region().code(), request.at()));
        return Answers.changed(
                Await.await(
                        handler.handle(
                                SampleDecider.SAMPLE,
                                id,
                                new SampleCommand.Record(who, answer, caller.actor()),
                                request)));
    }

    /** With a reason; what was recorded first stays on record. */
    @POST
    @Path("/{id}/families/{beneficiary}/correction")
    public Response correct(
            @PathParam("id") UUID id, @PathParam("beneficiary") UUID who, AnswerBody body) {
        caller.require("preparer");
        Request request = caller.requestIfMatch();
        FamilyAnswer answer = body.answer(zones.day(caller.region().code(), request.at()));
        return Answers.changed(
                Await.await(
                        handler.handle(
                                SampleDecider.SAMPLE,
                                id,
                                new SampleCommand.Correct(
                                        who, answer, body.checkedReason(), caller.actor()),
                                request)));
    }

    /**
     * By village and risk, each share with its interval.
     *
     * @param form {@code json} or {@code csv}
     */
    @GET
    @Path("/{id}/result")
    public Response result(
            @PathParam("id") UUID id, @QueryParam("form") @DefaultValue("json") String form) {
        readers();
        if (!List.of("json", "csv").contains(form)) {
            throw Parameters.fault("form", "json or csv");
        }
        SampleResult result =
                SampleResult.of(
                        drawn(Await.await(store.load(id)).fold(SampleDecider.SAMPLE.decider())));
        if (form.equals("json")) {
            return Response.ok(result, "application/json").build();
        }
        List<SampleResult.Shown> lines = new ArrayList<>(result.villages());
        lines.addAll(result.risks());
        lines.add(result.whole());
        return SheetFile.csvFile(
                "sampel_" + id, NAMES, lines.stream().map(SampleResult.Shown::cells).toList());
    }

    private void readers() {
        caller.require("preparer", "approver", "auditor", "officer");
    }

    private Drawn drawn(Sample state) {
        if (!(state instanceof Drawn sample) || !caller.covers(sample.draw().plan().owner())) {
            throw RefusedException.of(SampleCode.SAMPLE_NOT_FOUND, "there is no such sample");
        }
        return sample;
    }

    /** The first letter of each part. */
    private static String masked(String name) {
        return name.replaceAll("(?<=\\p{L})\\p{L}+", "***");
    }

    /** A sample as callers see it. */
    public record SampleAnswer(UUID id, Plan plan, int population, List<Family> families) {}

    /**
     * One to be asked.
     *
     * @param name of who was given the money, masked; empty where nobody is known any more
     */
    public record Family(
            UUID beneficiaryId,
            String name,
            String village,
            Risk risk,
            long amountRupiah,
            @Nullable FamilyAnswer answer) {}
}
