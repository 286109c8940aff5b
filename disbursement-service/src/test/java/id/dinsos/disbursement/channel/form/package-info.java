@NullMarked
package id.dinsos.disbursement.channel.form;

import org.jspecify.annotations.NullMarked;
