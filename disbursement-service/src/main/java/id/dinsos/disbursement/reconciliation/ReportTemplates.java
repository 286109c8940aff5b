package id.dinsos.disbursement.reconciliation;

import java.util.List;
import java.util.Optional;

/** The forms of reports that an office understands; the first whose columns a file has is its. */
public record ReportTemplates(List<ReportTemplate> all) {
    public ReportTemplates {
        all = List.copyOf(all);
    }

    Optional<ReportTemplate.Layout> layout(List<String> header) {
        return all.stream().map(one -> one.layout(header)).flatMap(Optional::stream).findFirst();
    }

    /** What the first line may be, for whoever sent another. */
    String expected() {
        return String.join(",", ReportLine.COLUMNS)
                + ", or the columns of "
                + String.join(", ", all.stream().map(ReportTemplate::name).toList());
    }
}
