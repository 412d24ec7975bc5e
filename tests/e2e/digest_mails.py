# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Mails that hold digests, and mails that hold such mails."""
import email.message
import email.utils
import html

PAPERS = (
    ("2312.00752", "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
     "State space models whose parameters depend on the input can choose what they remember. They "
     "are as good as transformers and cost less on long sequences."),
    ("1512.03385", "Deep Residual Learning for Image Recognition",
     "Layers that learn the difference to their input let very deep networks be trained. They win "
     "the image recognition contests of their year."),
    ("1312.6114", "Auto-Encoding Variational Bayes",
     "A network proposes the hidden cause of each example and another rebuilds the example from "
     "it. Both are trained by gradients through a sampling step."),
)
OTHERS = (
    ("1706.03762", "Attention Is All You Need",
     "A translator that has neither recurrence nor convolution looks at all words at once. It "
     "trains faster and translates better than those before it."),
    PAPERS[1],
)
THIRDS = (
    ("1412.6980", "Adam: A Method for Stochastic Optimization",
     "A step size for each weight is kept from running means of its gradient and of the square of "
     "that. It needs little memory and hardly any tuning."),
    ("1406.2661", "Generative Adversarial Networks",
     "One network makes examples and another tells them from real ones. Both get better until the "
     "second can only guess."),
)


def make_mail(subject, identifier, text, page=None, sender="Daily Papers <digest@example.org>",
              references=None):
    mail = email.message.EmailMessage()
    mail["From"] = sender
    mail["To"] = "Tester <test@example.org>"
    mail["Subject"] = subject
    mail["Date"] = email.utils.formatdate()
    mail["Message-ID"] = f"<{identifier}@example.org>"
    if references:
        mail["In-Reply-To"] = mail["References"] = f"<{references}@example.org>"
    mail.set_content(text)
    if page is not None:
        mail.add_alternative(page, subtype="html")
    return mail


def paragraphs(papers):
    return "".join(f'<h3><a href="https://huggingface.co/papers/{number}">{html.escape(title)}</a></h3>'
                   f"<p>{html.escape(abstract)}</p>" for number, title, abstract in papers)


def make_page(title, papers, head="", before=""):
    """A digest in HTML."""
    return (f"<html><head>{head}</head><body>{before}<h1>{html.escape(title)}</h1>{paragraphs(papers)}"
            "</body></html>")


def make_digest(subject, identifier, papers, **headers):
    return make_mail(subject, identifier, "see the other part", make_page(subject, papers),
                     **headers)


def make_reply(subject, identifier, papers, references):
    """A reply of a person, which quotes a digest."""
    quote = f"<p>Have a look at these.</p><blockquote type=cite>{paragraphs(papers)}</blockquote>"
    return make_mail(subject, identifier, "Have a look.", f"<html><body>{quote}</body></html>",
                     sender="Friend <friend@example.org>", references=references)


def make_listing(papers):
    """The text of a mail of arXiv's, in its own layout."""
    rule = "-" * 78
    entries = "".join(f"\\\\\narXiv:{number}\nDate: Mon, 18 May 2020 18:08:26 GMT   (57kb,D)\n\n"
                      f"Title: {title}\nAuthors: A. Author\nCategories: cs.LG\n\\\\\n  {abstract}\n"
                      f"\\\\ ( https://arxiv.org/abs/{number} ,  57kb)\n{rule}\n"
                      for number, title, abstract in papers)
    return (f"{rule}\n{rule}\n Submissions to:\nMachine Learning\n received from  Wed 20 May\n"
            f"{rule}\n{entries}")


def make_arxiv_mail(identifier, papers, **headers):
    return make_mail("cs daily Subj-class mailing 100007 3", identifier, make_listing(papers),
                     sender="no-reply@arxiv.org", **headers)


def make_hostile_mail(identifier, papers):
    """A digest with a policy, scripts and styles that are against us."""
    head = ("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'none'; script-src 'none'\"><script>document.title = 'run'</script>"
            "<style>glossator-strip, glossator-margin { display: none !important }</style>")
    page = make_page("Hostile", papers, head, "<img name=body src=x onerror=\"document.body.textContent=''\">")
    return make_mail("Hostile", identifier, "see the other part", page)


def redate(message):
    """A mail from its bytes, as if it were sent now."""
    mail = email.message_from_bytes(message)
    del mail["Date"]
    mail["Date"] = email.utils.formatdate()
    return mail


def attach(mail, subject, identifier):
    """A mail that has another one attached."""
    outer = make_mail(subject, identifier, "The digest of today is attached.",
                      sender="Friend <friend@example.org>")
    outer.add_attachment(mail)
    return outer
