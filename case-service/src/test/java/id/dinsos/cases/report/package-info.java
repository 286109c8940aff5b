@NullMarked
package id.dinsos.cases.report;

import org.jspecify.annotations.NullMarked;
