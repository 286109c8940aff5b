/**
 * The demo: a month of Sembako, a quarter of ASPDB and a year of tali asih, each from the family
 * files to the closed run, through the gateway alone, and every figure checked against another.
 * {@link id.dinsos.demo.Proof} looks at logs and topics afterwards.
 */
@NullMarked
package id.dinsos.demo;

import org.jspecify.annotations.NullMarked;
