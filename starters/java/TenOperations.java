import id.dinsos.client.ApiClient;
import id.dinsos.client.ApiException;
import id.dinsos.client.api.BudgetsApi;
import id.dinsos.client.api.ComplaintsApi;
import id.dinsos.client.api.ProgrammesApi;
import id.dinsos.client.api.RegionsApi;
import id.dinsos.client.api.RunsApi;
import id.dinsos.client.model.Closure;
import id.dinsos.client.model.ComplaintForm;
import id.dinsos.client.model.DisbursementRunAnswer;
import id.dinsos.client.model.TotalsResourceTotal;
import id.dinsos.client.model.Written;
import java.util.List;
import java.util.UUID;

/**
 * Ten operations of an office on which a month was paid, through the client that a generator makes
 * of the office's own document. How to make the client and run this: README.md.
 */
public final class TenOperations {
    public static void main(String[] args) throws ApiException {
        String owner = args[1];
        ApiClient books = as(args[0], args[2]);
        ApiClient desk = as(args[0], args[3]);
        RunsApi runs = new RunsApi(books);
        UUID id = runs.runList(null, null, owner).getItems().getFirst().getId();
        DisbursementRunAnswer run = runs.runGet(id);
        List<TotalsResourceTotal> totals = runs.totalsBy(id, "village");
        int payments = runs.runPaymentsList(id, null, 5, "CREDITED").getItems().size();
        int programmes = new ProgrammesApi(books).programmeList(null).getItems().size();
        int budgets = new BudgetsApi(books).budgetList(null, null, owner).getItems().size();
        int districts = new RegionsApi(desk).regionBelow(null, owner).size();

        ComplaintsApi complaints = new ComplaintsApi(desk);
        Written complaint =
                complaints.complaintReceive(
                        UUID.randomUUID().toString(),
                        new ComplaintForm()
                                .programme(run.getProgramme())
                                .month(run.getMonths().getFirst())
                                .region(totals.getFirst().getRegion())
                                .householdId(UUID.randomUUID())
                                .channel("VILLAGE_DESK")
                                .text("Belum menerima bulan ini."));
        var read = complaints.complaintGetWithHttpInfo(complaint.getId());
        Written closed =
                complaints.complaintClose(
                        complaint.getId(),
                        read.getHeaders().get("ETag").getFirst(),
                        new Closure().outcome(Closure.OutcomeEnum.UNFOUNDED).note("Uji coba."));

        long ordered = totals.stream().mapToLong(TotalsResourceTotal::getOrderedRupiah).sum();
        if (ordered <= 0
                || payments == 0
                || programmes == 0
                || budgets == 0
                || districts == 0
                || !run.getId().equals(id)
                || !read.getData().getId().equals(complaint.getId())
                || closed.getVersion() <= complaint.getVersion()) {
            throw new IllegalStateException("an answer is not what the others say");
        }
        System.out.println("ten operations answered");
    }

    private static ApiClient as(String gateway, String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(gateway);
        client.setRequestInterceptor(one -> one.header("Authorization", "Bearer " + token));
        return client;
    }
}
