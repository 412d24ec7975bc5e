/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "core/text/gls-text.h"

/*
 * Titles that papers share without being the same.
 */

/* keys of titles that many papers share; sorted */
static const gchar *const generic_titles[] = {
	"abouttheauthor",
	"abouttheauthors",
	"aboutthecover",
	"acknowledgement",
	"acknowledgementofreviewers",
	"acknowledgements",
	"acknowledgment",
	"acknowledgments",
	"addendum",
	"announcement",
	"announcements",
	"authorcorrection",
	"authorindex",
	"authorreply",
	"authorresponse",
	"authorsreply",
	"authorsresponse",
	"backcover",
	"backmatter",
	"bookreview",
	"bookreviewcolumn",
	"bookreviews",
	"calendar",
	"callforbookreviews",
	"callforpapers",
	"comment",
	"commentary",
	"comments",
	"conclusion",
	"conclusions",
	"contents",
	"contributors",
	"correction",
	"corrections",
	"correctionto",
	"correspondence",
	"corrigenda",
	"corrigendum",
	"cover",
	"coverfeature",
	"coverimage",
	"coverpicture",
	"discussion",
	"editorial",
	"editorialboard",
	"editorialnote",
	"editorinchiefsnote",
	"editornote",
	"editorscorner",
	"editorsforeword",
	"editorsintroduction",
	"editorsmessage",
	"editorsnote",
	"editorsnotes",
	"editorspage",
	"epilogue",
	"errata",
	"erratum",
	"expressionofconcern",
	"finalremarks",
	"foreword",
	"fromtheeditor",
	"fromtheeditorinchief",
	"fromtheeditors",
	"frontcover",
	"frontispiece",
	"frontmatter",
	"graphicalabstract",
	"guesteditorial",
	"guesteditorialpreface",
	"guesteditorsintroduction",
	"inbrief",
	"index",
	"influentialpapers",
	"inmemoriam",
	"insidebackcover",
	"insidecover",
	"insidefrontcover",
	"introduction",
	"invitedtalk",
	"issueeditorialmasthead",
	"issueinformation",
	"keynote",
	"keynoteaddress",
	"letter",
	"letterfromtheeditor",
	"letters",
	"letterstotheeditor",
	"lettertotheeditor",
	"listofreviewers",
	"masthead",
	"messagefromthechair",
	"messagefromthechairs",
	"messagefromtheeditor",
	"miscellaneous",
	"news",
	"newsandviews",
	"noteonthecover",
	"notes",
	"obituaries",
	"obituary",
	"openingremarks",
	"outsidebackcover",
	"outsidefrontcover",
	"overview",
	"perspective",
	"preface",
	"prologue",
	"publishercorrection",
	"publisherscorrection",
	"publishersnote",
	"rejoinder",
	"reminiscencesoninfluentialpapers",
	"reply",
	"replytocomment",
	"replytocomments",
	"report",
	"reports",
	"response",
	"responses",
	"responsetocomment",
	"responsetocomments",
	"retraction",
	"retractionnote",
	"retractionnotice",
	"review",
	"reviewers",
	"reviews",
	"subjectindex",
	"summary",
	"tableofcontents",
	"technicalreport",
	"thankstoreviewers",
	"titlepage",
	"tutorial",
	"untitled",
	"welcome",
	"welcomemessage",
	"withdrawal",
	"withdrawn",
};

static gint
gls_text_compare_title(gconstpointer key, gconstpointer title)
{
	return strcmp(key, *(const gchar *const *)title);
}

/**
 * gls_text_is_generic_title:
 * @title_key: a key made by gls_text_title_key()
 *
 * Returns: %TRUE if the title is one that papers share without being the same, such as "Editorial",
 *   or is empty
 */
gboolean
gls_text_is_generic_title(const gchar *title_key)
{
	g_return_val_if_fail(title_key != NULL, FALSE);

	return *title_key == '\0' ||
	       bsearch(title_key, generic_titles, G_N_ELEMENTS(generic_titles),
		       sizeof(generic_titles[0]), gls_text_compare_title) != NULL;
}
