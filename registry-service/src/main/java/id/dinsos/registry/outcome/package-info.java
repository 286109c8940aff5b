/**
 * The figures an office answers for, of any month and as known on any day: who is registered and
 * poor, who came and went and why, who graduated, which families got a programme, and the children
 * under five in them. Levels by village and day are kept by the events of households, payments by
 * the messages of disbursement; nothing is counted when somebody asks. Uses household, region,
 * indicator and statistics; nobody uses it.
 */
@NullMarked
package id.dinsos.registry.outcome;

import org.jspecify.annotations.NullMarked;
