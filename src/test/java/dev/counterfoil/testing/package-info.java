/** What tests of several rooms share: a real database, a running portal. */
package dev.counterfoil.testing;
