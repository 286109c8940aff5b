@NullMarked
package id.dinsos.demo.civil;

import org.jspecify.annotations.NullMarked;
