@NullMarked
package id.dinsos.demo.run;

import org.jspecify.annotations.NullMarked;
