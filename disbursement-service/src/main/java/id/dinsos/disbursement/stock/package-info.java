/**
 * Goods in kind, from what comes into a warehouse to the hands of a family: items and kits, lots
 * with expiry, reservations, shipments between warehouses, counts by two persons, and the
 * distribution with its signed record. What is left is provable at any moment: of each lot,
 * received and found is in stock, reserved, handed over, sent on or lost.
 */
@NullMarked
package id.dinsos.disbursement.stock;

import org.jspecify.annotations.NullMarked;
