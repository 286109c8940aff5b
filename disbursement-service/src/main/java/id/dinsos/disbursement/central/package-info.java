/**
 * Central programmes, which the ministry pays and the office follows: its status files, taken in
 * after a dry run, and how far each family's month has come by its words. Nothing here moves money.
 */
@NullMarked
package id.dinsos.disbursement.central;

import org.jspecify.annotations.NullMarked;
