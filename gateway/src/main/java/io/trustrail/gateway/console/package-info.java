/**
 * Web pages for the people who run and review: at {@code /console} on the admin plane, behind a login.
 *
 * <ul>
 *   <li><b>Pages</b> are made on the server, work without scripts, and load nothing from elsewhere; a script of our
 *       own keeps lists up to date and drafts safe; the content security
 *       policy says so to the browser.
 *   <li><b>Data.</b> What somebody pastes is neither kept nor logged, and pages with data are not stored by browsers.
 *   <li><b>Threading.</b> Requests come on an event loop; guards, the store and templates run on workers.
 *   <li><b>Start.</b> Nothing of a page is loaded before the first request for one.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.console;

import org.jspecify.annotations.NullMarked;
