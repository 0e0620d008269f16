/** Journeys of a person with a browser through the packaged portal, with a sandbox beside it. */
package dev.counterfoil.e2e;
