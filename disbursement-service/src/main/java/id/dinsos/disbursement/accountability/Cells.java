package id.dinsos.disbursement.accountability;

import java.util.List;

/** One line of a report as the cells of a table. */
interface Cells {
    List<String> cells();
}
