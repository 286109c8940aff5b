@NullMarked
package id.dinsos.disbursement.channel;

import org.jspecify.annotations.NullMarked;
