# The gallery of components: the operator alone sees it.
gallery-title = Gallery
gallery-lead = Every component in each of its forms.
gallery-tabs = Second menu
gallery-notices = Notices
gallery-table = Table
gallery-rows = Rows with buttons
gallery-empty = Empty list
gallery-facts = Facts
gallery-thread = Conversation
gallery-form = Form
gallery-choices = Choices
gallery-chart = Chart
gallery-letterhead = Letterhead
