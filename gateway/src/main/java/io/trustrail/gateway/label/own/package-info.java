/** What the gateway itself is made of: models, data and libraries, from the manifest and the SBOM of the jar. */
@NullMarked
package io.trustrail.gateway.label.own;

import org.jspecify.annotations.NullMarked;
