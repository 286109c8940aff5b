@NullMarked
package id.dinsos.cases.referral;

import org.jspecify.annotations.NullMarked;
