@NullMarked
package id.dinsos.disbursement.channel.list;

import org.jspecify.annotations.NullMarked;
