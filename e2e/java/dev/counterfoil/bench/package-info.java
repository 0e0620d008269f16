/** Benchmarks: measured and printed, never asserted. */
package dev.counterfoil.bench;
