@NullMarked
package id.dinsos.demo.bank;

import org.jspecify.annotations.NullMarked;
