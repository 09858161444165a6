const hour = new Date().getHours();
const isOpen = hour >= 8 && hour < 18;
document.querySelector('#open').textContent = isOpen ? 'We are open.' : 'Open from eight to six.';
